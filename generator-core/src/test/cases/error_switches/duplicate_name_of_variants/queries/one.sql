SELECT film_id FROM film
