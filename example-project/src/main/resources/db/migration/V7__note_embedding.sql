-- What a note is about, as a point among others: notes with similar words are near each other. The service computes it.

ALTER TABLE note ADD COLUMN embedding real[];

COMMENT ON COLUMN note.embedding IS 'The words of the body as a vector of the length 1; null until it is computed.';
