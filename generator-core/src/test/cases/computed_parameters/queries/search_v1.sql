SELECT note_id, title
  FROM note
 ORDER BY meaning <-> :q
 LIMIT :n!
