-- What the programme says of one film, with its newest poster.
SELECT f.title, f.original_title, f.released, f.length, f.rating, f.description, p.image AS poster
  FROM film f
  LEFT JOIN poster p ON p.poster_id = (SELECT max(poster_id) FROM poster WHERE film_id = f.film_id)
 WHERE f.film_id = :film_id
