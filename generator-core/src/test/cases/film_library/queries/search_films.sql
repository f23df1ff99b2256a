-- Films that fit every filter that is given.
SELECT f.film_id, f.title, f.rating, count(fa.actor_id) AS actors
FROM film f
LEFT JOIN film_actor fa USING (film_id)
WHERE (:rating::mpaa_rating IS NULL OR f.rating = :rating)
  AND (:text::text IS NULL OR f.title ILIKE '%' || :text || '%')
GROUP BY f.film_id
ORDER BY f.title, f.film_id
LIMIT coalesce(:max_rows, 20);
