CREATE TABLE film (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL UNIQUE,
    length integer
);
CREATE VIEW film_list AS SELECT title FROM film;
CREATE TABLE scan (page bytea PRIMARY KEY, note text);
