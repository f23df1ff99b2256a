SELECT film_id FROM film WHERE film_id = :film_id
