-- The notes on one film, newest first, and whether their keywords are still to be computed.
SELECT n.note_id, n.author, n.summary, n.keywords, s.state AS keywords_state
  FROM note n
  LEFT JOIN trestle.note_keywords_state s USING (note_id)
 WHERE n.film_id = :film_id
 ORDER BY n.note_id DESC
