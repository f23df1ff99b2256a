SELECT film_id, title FROM film
