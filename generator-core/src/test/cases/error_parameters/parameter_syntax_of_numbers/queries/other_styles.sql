SELECT title FROM film
WHERE film_id = $1 OR film_id = %s OR film_id = ? OR film_id = :1
