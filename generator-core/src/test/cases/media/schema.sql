CREATE SCHEMA archive;
CREATE DOMAIN image AS text;
CREATE DOMAIN cover AS image CHECK (value <> '');

CREATE TABLE film (film_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL);
CREATE TABLE poster (
    poster_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film_id int NOT NULL REFERENCES film,
    caption text,
    image text NOT NULL,
    trailer text,
    subtitles bytea
);
COMMENT ON COLUMN poster.image IS 'The poster itself, scanned.';
CREATE TABLE archive."Scan" (scan_id int PRIMARY KEY, page cover, spare cover[]);

CREATE VIEW latest_poster AS SELECT film_id, max(poster_id) AS poster_id FROM poster GROUP BY film_id;
CREATE VIEW gallery AS SELECT p.poster_id, p.image AS picture, upper(p.image) AS shout FROM poster p;
CREATE VIEW hall AS SELECT g.picture, g.poster_id FROM gallery g;
