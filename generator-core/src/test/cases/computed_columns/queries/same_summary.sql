SELECT film_id, title
  FROM film
 WHERE summary = :summary
 LIMIT 1
