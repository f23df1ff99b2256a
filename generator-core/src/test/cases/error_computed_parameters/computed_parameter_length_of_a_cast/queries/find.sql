SELECT film_id FROM film ORDER BY meaning <-> :q::vector(4) LIMIT 10
