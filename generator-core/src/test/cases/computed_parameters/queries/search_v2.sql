SELECT note_id, title
  FROM note
 ORDER BY meaning_v2 <-> :q::vector(5)
 LIMIT :n!
