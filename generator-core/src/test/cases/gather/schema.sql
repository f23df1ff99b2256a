CREATE TYPE mpaa_rating AS ENUM ('G', 'PG', 'R');

CREATE TABLE film (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title   text NOT NULL,
    year    integer NOT NULL,
    rating  mpaa_rating,
    length  integer
);

CREATE TABLE loan (
    loan_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film_id  integer NOT NULL REFERENCES film,
    lent_on  date NOT NULL,
    returned date
);
