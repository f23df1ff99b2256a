-- What the programme says of one film.
SELECT title, original_title, released, length, rating, description
  FROM film
 WHERE film_id = :film_id
