SELECT film_id + 1 FROM film
