CREATE DOMAIN image AS text;
CREATE TABLE photo (
    photo_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    original image NOT NULL,
    tags text[]
);
