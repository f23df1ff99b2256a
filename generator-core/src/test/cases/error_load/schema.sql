CREATE TABLE film (
    film_id int PRIMARY KEY,
    title text NOT NULL,
    year int,
    loud text GENERATED ALWAYS AS (upper(title)) STORED
);

CREATE VIEW film_count AS SELECT count(*) AS films FROM film;

CREATE VIEW shelf AS SELECT film_id AS shelf_id, title AS label FROM film;

CREATE FUNCTION shelve() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';

CREATE TRIGGER shelve INSTEAD OF INSERT ON shelf FOR EACH ROW EXECUTE FUNCTION shelve();

CREATE TABLE note (note_id int DEFAULT 1 UNIQUE, text text);
