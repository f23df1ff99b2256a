SELECT id, title, meaning
  FROM note
 WHERE meaning::text = :text
