CREATE TABLE rating (
    rating_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film text NOT NULL,
    stars numeric NOT NULL CONSTRAINT rating_stars CHECK (stars BETWEEN 0 AND 5),
    note jsonb
);

-- Not undone with a transaction, so it counts attempts.
CREATE SEQUENCE tries;

-- Rating a film of such a name says what goes wrong.
CREATE FUNCTION act_on_film() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE NEW.film
        WHEN 'twice in the way' THEN
            IF nextval('tries') <= 2 THEN RAISE EXCEPTION 'secret' USING ERRCODE = '40001'; END IF;
        WHEN 'always in the way' THEN
            PERFORM nextval('tries');
            RAISE EXCEPTION 'secret' USING ERRCODE = '40P01';
        WHEN 'refused' THEN
            PERFORM nextval('tries');
            RAISE EXCEPTION 'This film is not rated';
        ELSE NULL;
    END CASE;
    RETURN NEW;
END $$;

CREATE TRIGGER rating_film BEFORE INSERT ON rating FOR EACH ROW EXECUTE FUNCTION act_on_film();

CREATE TABLE poster (
    poster_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film text NOT NULL,
    image text,
    scan bytea
);

CREATE TRIGGER poster_film BEFORE INSERT ON poster FOR EACH ROW EXECUTE FUNCTION act_on_film();
