-- Several films may fit, which the caller is told by 409.
SELECT film_id, title, studio_id FROM film WHERE film_id >= :id
