CREATE TABLE film (
    film_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL
);
CREATE TABLE screening (
    cinema_id bigint,
    screen_id uuid,
    starts_at timestamptz NOT NULL,
    PRIMARY KEY (cinema_id, screen_id)
);
-- A key of text would have to be percent-encoded.
CREATE TABLE country (
    code text PRIMARY KEY,
    name text NOT NULL
);
-- Found only by a query that may leave rows out.
CREATE TABLE member (
    member_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    active boolean NOT NULL
);
-- Its route needs more than the key.
CREATE TABLE poster (
    poster_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film_id int NOT NULL REFERENCES film
);
-- Its route serves a file of the row.
CREATE TABLE cover (
    cover_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    image bytea NOT NULL
);
-- Its route counts, and has no key.
CREATE TABLE vote (
    vote_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film_id int NOT NULL
);
-- Two routes serve it.
CREATE TABLE seat (
    seat_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    place text NOT NULL
);
