CREATE TABLE film (
    film_id integer PRIMARY KEY,
    title text NOT NULL,
    year integer NOT NULL,
    length double precision,
    tags text[]
);

CREATE FUNCTION counted(integer) RETURNS integer LANGUAGE sql VOLATILE AS 'SELECT $1';
