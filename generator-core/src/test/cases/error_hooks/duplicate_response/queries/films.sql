SELECT title FROM film
