CREATE EXTENSION cube;
CREATE EXTENSION seg;
CREATE DOMAIN price AS numeric(12, 2);
CREATE TYPE spot AS (place cube, cost price);
CREATE TABLE film (
    film_id integer PRIMARY KEY, price price NOT NULL, prices price[], ratio numeric, place cube, places cube[],
    span seg, config text, spot spot);
