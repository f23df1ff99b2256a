UPDATE film_actor SET role = NULL WHERE film_id = :film_id RETURNING actor_id
