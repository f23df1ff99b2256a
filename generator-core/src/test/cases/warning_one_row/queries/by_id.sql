SELECT id, body FROM note WHERE id = :id
