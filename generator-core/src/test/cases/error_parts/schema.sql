CREATE TABLE film (film_id integer PRIMARY KEY, title text NOT NULL, year bigint NOT NULL, studio text);

CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM film';
