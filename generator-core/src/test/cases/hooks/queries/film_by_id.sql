SELECT film_id, title, mood FROM film WHERE film_id = :film_id
