SELECT film_id, title, rating
FROM film
WHERE year >= :since
ORDER BY film_id DESC
LIMIT 10
