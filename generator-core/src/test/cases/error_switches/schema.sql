CREATE TABLE film (
    film_id integer PRIMARY KEY,
    title   varchar(50) NOT NULL,
    year    smallint,
    poster  bytea
);
