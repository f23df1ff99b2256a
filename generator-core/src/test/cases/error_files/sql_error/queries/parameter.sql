SELECT id
  FROM users
 WHERE :max IS NULL OR age < :max
