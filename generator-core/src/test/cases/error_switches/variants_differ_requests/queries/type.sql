SELECT film_id FROM film WHERE title = coalesce(:title, title) AND film_id = coalesce(:year, film_id)
