SELECT title FROM film
WHERE film_id = :x
   OR title = :x
