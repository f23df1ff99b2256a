SELECT film_id, title
  FROM film
 WHERE embedding IS NOT NULL
 ORDER BY abs(embedding[1] - (:q::real[])[1]), film_id
 LIMIT :n!
