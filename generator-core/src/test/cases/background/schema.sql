CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE TYPE size AS (width integer, height integer);

CREATE TABLE film (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL UNIQUE,
    mood mood,
    frame size,
    tags text[] NOT NULL DEFAULT '{}',
    length smallint NOT NULL DEFAULT 90
);
COMMENT ON COLUMN film.title IS 'The title under which it was released.';

CREATE DOMAIN image AS text;
CREATE TABLE poster (
    poster_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film_id integer NOT NULL REFERENCES film,
    image image NOT NULL,
    trailer text,
    subtitles bytea
);
