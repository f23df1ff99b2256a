SELECT count(*) AS films, count(*) FILTER (WHERE rating IS NULL) AS without_rating
FROM film
