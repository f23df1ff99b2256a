SELECT id, 'ä' AS umlaut,
       nope
  FROM users
