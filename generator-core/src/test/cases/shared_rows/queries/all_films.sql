SELECT * FROM film ORDER BY film_id
