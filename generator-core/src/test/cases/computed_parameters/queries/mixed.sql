-- The text is compared as it is, and by its meaning.
SELECT note_id, body, meaning <-> :meaning::vector(3) AS distance
  FROM note
 WHERE body LIKE :text OR stars = :stars
 ORDER BY distance
 LIMIT 1
