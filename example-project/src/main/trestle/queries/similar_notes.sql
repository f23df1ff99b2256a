-- The notes that are most similar to a text, the nearest first.
SELECT n.note_id, n.film_id, f.title, n.summary, near.similarity AS "similarity!"
  FROM note n
  JOIN film f USING (film_id)
 CROSS JOIN LATERAL (
       SELECT sum(part.of_note * part.of_text) AS similarity
         FROM unnest(n.embedding, :q::real[]) part (of_note, of_text)) near
 WHERE near.similarity > 0
 ORDER BY near.similarity DESC, n.note_id
 LIMIT coalesce(:max_rows, 10)
