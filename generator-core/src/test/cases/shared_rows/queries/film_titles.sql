SELECT film_id, title FROM film ORDER BY title
