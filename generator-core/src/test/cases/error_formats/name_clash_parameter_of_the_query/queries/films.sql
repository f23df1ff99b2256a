SELECT film_id FROM film WHERE title = :format AND film_id > :batch_size
