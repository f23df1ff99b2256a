SELECT film_id, title, studio_id
FROM film
WHERE (:title::text IS NULL OR title = :title)
  AND (:ratings::mpaa_rating[] IS NULL OR rating = ANY (:ratings))
ORDER BY film_id
