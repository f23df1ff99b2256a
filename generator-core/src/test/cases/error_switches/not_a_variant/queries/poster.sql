SELECT poster FROM film WHERE film_id = :film_id
