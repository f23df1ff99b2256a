CREATE TYPE mpaa_rating AS ENUM ('G', 'PG', 'PG-13', 'it''s {"odd"}, \ or so');

CREATE TABLE studio (
    studio_id int PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE film (
    film_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title varchar(60) NOT NULL CONSTRAINT film_title_unique UNIQUE
        CONSTRAINT film_title_not_blank CHECK (title <> ''),
    length smallint NOT NULL,
    rating mpaa_rating NOT NULL DEFAULT 'G',
    tags text[],
    price numeric(5, 2),
    studio_id int CONSTRAINT film_studio_fkey REFERENCES studio,
    created_at timestamptz NOT NULL DEFAULT '2026-01-02 03:04:05.123456Z',
    extra jsonb
);

-- Inserting a title says what goes wrong.
CREATE FUNCTION act_on_title() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE NEW.title
        WHEN 'raise' THEN RAISE EXCEPTION 'Films of this name are not shown';
        WHEN 'skip' THEN RETURN NULL;
        WHEN 'null' THEN NEW.length := NULL;
        WHEN 'divide' THEN NEW.length := 1 / 0;
        WHEN 'serialize' THEN RAISE EXCEPTION 'secret' USING ERRCODE = '40001';
        WHEN 'deadlock' THEN RAISE EXCEPTION 'secret' USING ERRCODE = '40P01';
        WHEN 'assert' THEN RAISE EXCEPTION 'secret' USING ERRCODE = 'P0004';
        WHEN 'forbidden' THEN RAISE EXCEPTION 'secret' USING ERRCODE = '42501';
        WHEN 'drift' THEN PERFORM secret FROM film;
        WHEN 'full' THEN RAISE EXCEPTION 'secret' USING ERRCODE = '53100';
        WHEN 'overlap' THEN RAISE EXCEPTION 'secret' USING ERRCODE = '23P01', CONSTRAINT = 'film_overlap';
        WHEN 'view' THEN RAISE EXCEPTION 'secret' USING ERRCODE = '44000';
        WHEN 'slow' THEN PERFORM pg_sleep(60);
        ELSE NULL;
    END CASE;
    RETURN NEW;
END $$;

CREATE TRIGGER film_title BEFORE INSERT ON film FOR EACH ROW EXECUTE FUNCTION act_on_title();

CREATE TABLE everything (
    bool boolean, int2 smallint, int4 integer, int8 bigint, float4 real, float8 double precision,
    numeric numeric, money numeric(5, 2), thousands numeric(3, -3), text text, varchar varchar(5), char char(3),
    uuid uuid, date date, "time" time, "timestamp" timestamp, timestamptz timestamptz, bytea bytea,
    json json, jsonb jsonb, rating mpaa_rating,
    bools boolean[], int2s smallint[], int4s integer[], int8s bigint[], float4s real[], float8s double precision[],
    numerics numeric[], texts text[], uuids uuid[], dates date[], times time[], timestamps timestamp[],
    timestamptzs timestamptz[], byteas bytea[], jsonbs jsonb[], ratings mpaa_rating[]
);

CREATE TABLE showing (
    showing_id int PRIMARY KEY,
    hall text NOT NULL,
    starts timestamp,
    seats int,
    price numeric(5, 2),
    rating mpaa_rating,
    tags text[] NOT NULL DEFAULT '{}',
    note jsonb
);
