CREATE TABLE film (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title varchar(60) NOT NULL,
    length smallint NOT NULL,
    rating text NOT NULL DEFAULT 'G',
    note text,
    withdrawn boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN film.length IS 'Running time in minutes; more than 0.';

-- PostgreSQL passes on what is written to this one, and checks that it stays in the view.
CREATE VIEW current_film AS
    SELECT film_id AS id, title AS name, length, note, upper(title) AS shout, coalesce(note, '') AS remark
      FROM film
     WHERE NOT withdrawn AND note IS NOT NULL
      WITH CHECK OPTION;
ALTER VIEW current_film ALTER COLUMN length SET DEFAULT 90;

CREATE VIEW short_film AS SELECT id, name, note FROM current_film WHERE length < 60;

-- A trigger says what happens to what is written to this one.
CREATE VIEW film_text AS SELECT title, string_agg(note, ' ') AS notes FROM film GROUP BY title;
CREATE FUNCTION add_film_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO film (title, length, note) VALUES (NEW.title, 1, NEW.notes);
    RETURN NEW;
END $$;
CREATE TRIGGER add INSTEAD OF INSERT ON film_text FOR EACH ROW EXECUTE FUNCTION add_film_text();

-- PostgreSQL could write through this one by itself; a trigger takes what is inserted, and updates go to the table.
CREATE VIEW film_note AS SELECT film_id, title, length, note FROM film;
CREATE FUNCTION add_film_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO film (title, length, note) VALUES (coalesce(NEW.title, 'Untitled'), 1, NEW.note);
    NEW.title := NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER add INSTEAD OF INSERT ON film_note FOR EACH ROW EXECUTE FUNCTION add_film_note();
