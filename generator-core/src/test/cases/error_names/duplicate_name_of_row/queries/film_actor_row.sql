SELECT * FROM film_actor
