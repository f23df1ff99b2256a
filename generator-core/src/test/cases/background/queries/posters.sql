SELECT image, trailer FROM poster WHERE film_id = :film_id ORDER BY poster_id
