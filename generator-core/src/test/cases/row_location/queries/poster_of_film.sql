SELECT film_id FROM poster WHERE poster_id = :poster_id AND film_id = :film_id
