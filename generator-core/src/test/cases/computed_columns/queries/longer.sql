SELECT count(*) AS films
  FROM film
 WHERE embedding[1] > (:q::real[])[1]
