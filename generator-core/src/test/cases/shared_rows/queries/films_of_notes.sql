SELECT film.* FROM note LEFT JOIN film USING (film_id) ORDER BY film.film_id
