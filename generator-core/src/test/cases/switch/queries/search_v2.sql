SELECT film_id, title, 'v2' AS found_by
FROM film
WHERE strpos(lower(title), lower(:text)) > 0
ORDER BY title, film_id
LIMIT coalesce(:max_rows::integer, 20)
