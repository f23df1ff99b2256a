SELECT film_id FROM film ORDER BY meaning_v2 <-> :q LIMIT 10
