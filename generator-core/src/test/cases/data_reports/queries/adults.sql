-- The rows of one file.
SELECT id, age
  FROM users
 WHERE age >= :min
