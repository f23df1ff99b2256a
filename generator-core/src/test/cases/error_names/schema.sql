CREATE TYPE mpaa_rating AS ENUM ('G', 'PG', 'PG-13', 'R', 'NC-17');
CREATE TABLE film (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title varchar(60) NOT NULL,
    length smallint NOT NULL,
    rating mpaa_rating NOT NULL DEFAULT 'G',
    tags text[],
    price numeric(5, 2),
    created_at timestamptz NOT NULL DEFAULT now(),
    extra jsonb,
    title_upper text GENERATED ALWAYS AS (upper(title)) STORED
);
COMMENT ON COLUMN film.length IS 'Running time in minutes; more than 0.';
CREATE TABLE film_actor (
    film_id integer NOT NULL REFERENCES film,
    actor_id integer NOT NULL,
    role text,
    PRIMARY KEY (film_id, actor_id)
);
-- Names with the longest class names
CREATE TABLE "$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$" (id integer PRIMARY KEY);
CREATE SCHEMA "$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$";
CREATE TABLE "$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$"."$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$" (id integer PRIMARY KEY);
