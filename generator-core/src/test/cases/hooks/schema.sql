CREATE TYPE mood AS ENUM ('calm', 'tense');
CREATE TYPE frame AS (width int, height int);
CREATE DOMAIN percent AS numeric(5, 2);
CREATE TYPE "Shelf Mark" AS ENUM ('A', 'B');

CREATE TABLE film (
    film_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    mood mood,
    length smallint NOT NULL DEFAULT 90
);
COMMENT ON COLUMN film.title IS 'The title under which it was released.';
