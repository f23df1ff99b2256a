CREATE TYPE genre AS ENUM ('drama', 'sci-fi/fantasy');

CREATE TABLE film (
    film_id integer PRIMARY KEY,
    title text NOT NULL,
    genre genre,
    year integer NOT NULL,
    studio text,
    rating numeric(3, 1),
    released date,
    added timestamptz NOT NULL DEFAULT '2026-01-31 12:00:00+00',
    tags text[],
    facts jsonb,
    cover bytea
);
