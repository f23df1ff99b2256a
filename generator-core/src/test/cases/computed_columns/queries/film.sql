SELECT f.film_id, f.title, f.summary, s.state AS "summary_state", s.error_message AS summary_error
FROM film f
LEFT JOIN trestle.film_summary_state s USING (film_id)
WHERE f.film_id = :film_id
LIMIT 1
