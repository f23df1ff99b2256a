SELECT film_id, nullif(title, '') AS title FROM film WHERE film_id = :film_id
