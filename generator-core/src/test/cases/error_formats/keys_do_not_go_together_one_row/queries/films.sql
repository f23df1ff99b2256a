SELECT film_id, title FROM film LIMIT 1
