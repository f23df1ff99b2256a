CREATE TYPE quality AS ENUM ('good', 'doubtful');

CREATE TABLE reading (
    reading_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    station text NOT NULL,
    taken timestamptz NOT NULL,
    value numeric(8, 3),
    quality quality NOT NULL DEFAULT 'good',
    tags text[],
    facts jsonb,
    source json,
    photo text
);
