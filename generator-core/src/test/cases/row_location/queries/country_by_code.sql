SELECT name FROM country WHERE code = :code
