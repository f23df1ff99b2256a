SELECT tries FROM (SELECT try_all(:name::text) OVER (ORDER BY id) AS tries FROM plain) t WHERE tries > 100 LIMIT 1;
