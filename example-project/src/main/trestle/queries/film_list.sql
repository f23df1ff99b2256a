-- Every film, with its genres.
SELECT c.film_id, c.title, c.rating, f.released, c.length, c.genres, f.budget
  FROM film_card c
  JOIN film f ON f.film_id = c.film_id
 ORDER BY c.film_id
