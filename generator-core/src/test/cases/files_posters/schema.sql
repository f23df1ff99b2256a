CREATE TABLE poster (
    poster_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL CONSTRAINT poster_title_unique UNIQUE CONSTRAINT poster_title_not_bad CHECK (title <> 'bad'),
    facts jsonb,
    tags text[],
    image text,
    contract text,
    thumbnail bytea,
    thumbnail_size int GENERATED ALWAYS AS (length(thumbnail)) STORED
);

-- A poster called slow waits until nobody holds the lock 42.
CREATE FUNCTION wait_for_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.title LIKE 'slow%' THEN
        PERFORM pg_advisory_xact_lock_shared(42);
    END IF;
    IF NEW.title LIKE '%skip' THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER poster_slow BEFORE INSERT ON poster FOR EACH ROW EXECUTE FUNCTION wait_for_lock();
