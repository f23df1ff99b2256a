SELECT film_id FROM film WHERE title = :title
