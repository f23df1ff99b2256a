-- The posters of one film, newest first.
SELECT poster_id, caption, image, trailer
  FROM poster
 WHERE film_id = :film_id
 ORDER BY poster_id DESC
