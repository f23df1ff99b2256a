SELECT id, body FROM note WHERE body = :body
