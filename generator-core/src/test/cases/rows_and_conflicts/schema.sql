CREATE TYPE mpaa_rating AS ENUM ('G', 'PG', 'PG-13', 'R', 'NC-17');
CREATE TABLE film (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title varchar(60) NOT NULL,
    released date,
    length smallint NOT NULL,
    rating mpaa_rating NOT NULL DEFAULT 'G',
    tags text[],
    title_upper text GENERATED ALWAYS AS (upper(title)) STORED,
    UNIQUE (released, title)
);
COMMENT ON COLUMN film.length IS 'Running time in minutes.';
CREATE TABLE tag (
    name text PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE shelf (
    room text,
    number integer NOT NULL,
    films integer[],
    UNIQUE NULLS NOT DISTINCT (room, number)
);
CREATE TABLE counter (
    counter_id integer GENERATED ALWAYS AS IDENTITY
);
CREATE TABLE cover (
    film integer PRIMARY KEY,
    image bytea NOT NULL
);
