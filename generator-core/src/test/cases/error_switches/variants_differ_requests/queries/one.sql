SELECT film_id FROM film WHERE title = coalesce(:title, title) AND year = coalesce(:year, year)
