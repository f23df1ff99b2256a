SELECT id
  FROM users
 WHERE AND age
