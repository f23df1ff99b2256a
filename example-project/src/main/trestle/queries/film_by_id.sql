-- Everything about one film.
SELECT f.film_id, f.title, f.original_title, f.description, f.rating, f.released, f.decade, f.length,
       f.budget, f.tags, f.formats, f.facts, f.archive_code, f.created_at
  FROM film f
 WHERE f.film_id = :film_id
