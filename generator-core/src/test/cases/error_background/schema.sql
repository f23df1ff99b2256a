CREATE DOMAIN image AS text;
CREATE TABLE poster (poster_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text, picture image);
DO $$
BEGIN
    EXECUTE (SELECT 'CREATE TABLE reel (' || string_agg('frame_' || i || ' text', ', ') || ')' FROM generate_series(1, 255) i);
END $$;
