SELECT f.film_id, a.film_id FROM film f, film_actor a
