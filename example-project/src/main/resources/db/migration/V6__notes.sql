-- Notes on films by cinemas that have shown them. The service computes their summary and their keywords.

CREATE TABLE note (
    note_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film_id    integer     NOT NULL REFERENCES film ON DELETE CASCADE,
    author     varchar(80) NOT NULL,
    body       text        NOT NULL CONSTRAINT note_body_not_blank CHECK (body <> ''),
    summary    text,
    keywords   text[],
    written_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX note_film ON note (film_id);

COMMENT ON TABLE note IS 'What a cinema writes of a film that it has shown.';
COMMENT ON COLUMN note.summary IS 'The beginning of the body; null until it is computed.';
COMMENT ON COLUMN note.keywords IS 'The most frequent words of the body, lower case; null until they are computed.';
