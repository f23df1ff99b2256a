CREATE DOMAIN document AS text;
CREATE DOMAIN audio AS jsonb;
CREATE TABLE film (
    film_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    length int,
    poster text NOT NULL,
    tiny varchar(30),
    still varchar(200),
    script document,
    sound audio,
    thumbnail bytea,
    digest text GENERATED ALWAYS AS (upper(title)) STORED
);
CREATE TABLE clip (clip text PRIMARY KEY, label text);
CREATE VIEW shown AS SELECT film_id, poster FROM film;
