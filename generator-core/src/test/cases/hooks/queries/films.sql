SELECT film_id, title, mood FROM film ORDER BY film_id
