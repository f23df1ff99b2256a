SELECT * FROM events WHERE kind = :kind
