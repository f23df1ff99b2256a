-- What hangs in the foyer: posters, and what runs on the screen beside them.

CREATE TABLE poster (
    poster_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film_id    integer     NOT NULL REFERENCES film ON DELETE CASCADE,
    caption    varchar(80) NOT NULL,
    image      text        NOT NULL,
    trailer    text,
    added_at   timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE poster IS 'A poster of a film, with a trailer where there is one.';
COMMENT ON COLUMN poster.image IS 'The poster, as PNG or JPEG.';
COMMENT ON COLUMN poster.trailer IS 'A short video.';

CREATE INDEX poster_film ON poster (film_id);
