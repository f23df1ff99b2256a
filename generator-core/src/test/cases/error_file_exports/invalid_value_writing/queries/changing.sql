UPDATE film SET title = 'x' WHERE year = :year RETURNING film_id
