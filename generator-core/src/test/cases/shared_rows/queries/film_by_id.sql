SELECT film_id, title, length, price, tags FROM film WHERE film_id = :film_id
