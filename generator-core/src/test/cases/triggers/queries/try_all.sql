SELECT try_all(:name::text) AS tries FROM plain HAVING try_all(:name::text) > 100;
