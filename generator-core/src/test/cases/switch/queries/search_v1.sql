SELECT film_id, title, 'v1' AS found_by
FROM film
WHERE title ILIKE '%' || :text || '%'
ORDER BY film_id
LIMIT coalesce(:max_rows::integer, 20)
