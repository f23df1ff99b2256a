CREATE DOMAIN image AS text;
CREATE TABLE photo (
    photo_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    album integer NOT NULL,
    title text NOT NULL UNIQUE,
    original image NOT NULL,
    resized image,
    thumbnail bytea,
    price numeric(8, 2) NOT NULL DEFAULT 0,
    gross numeric(10, 2) GENERATED ALWAYS AS (price * 1.19) STORED
);
