UPDATE film SET title = 'x' WHERE year = :year
