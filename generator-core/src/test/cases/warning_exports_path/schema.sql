CREATE TABLE film (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL
);
CREATE TABLE film_log (
    film_id integer NOT NULL,
    title text NOT NULL
);
