SELECT film_id, title, length, tags, extra FROM film WHERE film_id = :film_id
