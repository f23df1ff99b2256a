CREATE TYPE mpaa_rating AS ENUM ('G', 'PG', 'PG-13');

CREATE TABLE film (
    film_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    released date,
    rating mpaa_rating NOT NULL DEFAULT 'G',
    stars numeric(3, 1),
    length smallint,
    tags text[] NOT NULL DEFAULT '{}',
    extra jsonb
);
COMMENT ON COLUMN film.stars IS 'The mean of all reviews.';

CREATE TABLE credit (
    film_id int REFERENCES film,
    person text,
    job text NOT NULL,
    language char(3),
    PRIMARY KEY (film_id, person)
);

CREATE VIEW film_card AS SELECT film_id, title, upper(title) AS shouted, coalesce(length, 0) AS length FROM film;

CREATE TABLE "Odd one" ("the key" uuid PRIMARY KEY, "Wert" text);

CREATE TABLE studio (studio_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, founded date);
