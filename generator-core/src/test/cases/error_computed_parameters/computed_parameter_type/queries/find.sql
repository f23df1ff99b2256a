SELECT film_id FROM film ORDER BY meaning <-> :q LIMIT 10
