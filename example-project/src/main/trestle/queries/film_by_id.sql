-- Everything about one film.
SELECT film_id, title, original_title, description, rating, released, decade, length, budget,
       tags, formats, facts, archive_code, created_at
  FROM film
 WHERE film_id = :film_id
