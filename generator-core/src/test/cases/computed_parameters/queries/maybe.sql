SELECT title
  FROM note
 WHERE stars = :stars OR :stars IS NULL
