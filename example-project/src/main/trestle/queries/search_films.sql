-- Films by any mix of filters; a filter that is left out does not filter.
SELECT c.film_id, c.title, c.rating, c.decade, c.length, c.genres, c.stars, c.prints_in
  FROM film_card c
  JOIN film f ON f.film_id = c.film_id
 WHERE (:title::text IS NULL OR c.title ILIKE '%' || :title || '%')
   AND (:rating::mpaa_rating IS NULL OR c.rating = :rating)
   AND (:decade::integer IS NULL OR c.decade = :decade)
   AND (:genre::text IS NULL OR :genre = ANY (c.genres))
   AND (:tags::text[] IS NULL OR f.tags @> :tags)
 ORDER BY c.title, c.film_id
 LIMIT coalesce(:max_rows::integer, 20)
