-- The films that were added last.
SELECT film_id, title, rating, released
  FROM film
 ORDER BY film_id DESC
 LIMIT :max_rows
