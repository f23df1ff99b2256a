SELECT title, rank() OVER (PARTITION BY :part::text) AS place FROM film ORDER BY :sort LIMIT :limit
