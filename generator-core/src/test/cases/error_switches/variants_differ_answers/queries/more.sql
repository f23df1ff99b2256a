SELECT film_id, title, year FROM film WHERE film_id = :film_id
