CREATE TABLE film (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    title_lower text GENERATED ALWAYS AS (lower(title)) STORED UNIQUE,
    released date,
    length integer,
    archive_code text UNIQUE DEFERRABLE,
    shelf integer,
    barcode text,
    UNIQUE (title, released)
);
CREATE UNIQUE INDEX film_shelf ON film (shelf) WHERE shelf > 0;
CREATE UNIQUE INDEX film_length ON film ((length + 1));
CREATE UNIQUE INDEX film_barcode ON film (barcode);
ALTER TABLE film ADD UNIQUE (barcode) DEFERRABLE;
CREATE TABLE note (line text);
CREATE TABLE ruled (id integer PRIMARY KEY, line text);
CREATE RULE keep AS ON UPDATE TO ruled DO ALSO NOTHING;
CREATE VIEW film_list AS SELECT film_id AS id, title AS name, released FROM film;
CREATE VIEW note_list AS SELECT line FROM note;
CREATE FUNCTION keep_note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER keep_note INSTEAD OF INSERT ON note_list FOR EACH ROW EXECUTE FUNCTION keep_note();
-- ON CONFLICT DO UPDATE would go past the trigger of the view below.
CREATE VIEW film_desk AS SELECT * FROM film_list;
CREATE VIEW film_counter AS SELECT id, name, released FROM film_desk;
CREATE TRIGGER keep_film INSTEAD OF UPDATE ON film_desk FOR EACH ROW EXECUTE FUNCTION keep_note();
