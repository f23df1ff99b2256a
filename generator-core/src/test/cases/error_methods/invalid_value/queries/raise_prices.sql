UPDATE film SET price = price * :factor WHERE price IS NOT NULL RETURNING film_id, price
