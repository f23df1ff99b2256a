-- The filters of search_films, but the title is found by words, also in the description, and the best film comes first.
SELECT c.film_id, c.title, c.rating, c.decade, c.length, c.genres, c.stars, c.prints_in
  FROM film_card c
  JOIN film f ON f.film_id = c.film_id
 WHERE (:title::text IS NULL
        OR to_tsvector('english', concat_ws(' ', f.title, f.description)) @@ websearch_to_tsquery('english', :title))
   AND (:rating::mpaa_rating IS NULL OR c.rating = :rating)
   AND (:decade::integer IS NULL OR c.decade = :decade)
   AND (:genre::text IS NULL OR :genre = ANY (c.genres))
   AND (:tags::text[] IS NULL OR f.tags @> :tags)
 ORDER BY ts_rank(setweight(to_tsvector('english', f.title), 'A') || to_tsvector('english', coalesce(f.description, '')),
                  websearch_to_tsquery('english', :title)) DESC NULLS LAST, c.title, c.film_id
 LIMIT coalesce(:max_rows::integer, 20)
