SELECT film_id::bigint AS film_id, title FROM film WHERE film_id = :film_id
