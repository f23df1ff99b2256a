SELECT film_id, title, mood FROM film WHERE title ILIKE :title ORDER BY film_id
