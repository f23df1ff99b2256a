INSERT INTO film (film_id, title, year) VALUES (:film_id, :title, :year) RETURNING film_id
