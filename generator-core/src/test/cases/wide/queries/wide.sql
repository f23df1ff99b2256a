SELECT * FROM wide WHERE id = :id
