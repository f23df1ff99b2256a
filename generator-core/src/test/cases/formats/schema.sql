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

CREATE TABLE kind (
    no int PRIMARY KEY, b bool, s smallint, i int, l bigint, r real, d double precision, day date, tod time,
    wall timestamp, moment timestamptz, bytes bytea, txt text, list int[], doc jsonb
);
