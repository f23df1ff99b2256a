CREATE TABLE studio (studio_id integer PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE film (
    film_id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    title text NOT NULL,
    body json,
    price numeric(8, 2),
    code char(3),
    studio_id integer REFERENCES studio,
    length integer,
    doubled integer GENERATED ALWAYS AS (length * 2) STORED
);
CREATE TABLE print (film_id integer REFERENCES film, number smallint, shelf text, PRIMARY KEY (film_id, number));
