CREATE TABLE reading (
    id integer UNIQUE,
    sensor text,
    value numeric DEFAULT 1,
    scan bytea
);
CREATE TABLE reading_log (id integer PRIMARY KEY, sensor text);
CREATE TABLE sensor (sensor_id integer PRIMARY KEY, place text, note text);
CREATE TABLE stamped (id integer, at timestamptz);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.id := NULL; RETURN NEW; END $$;
CREATE TRIGGER stamped BEFORE INSERT ON stamped FOR EACH ROW EXECUTE FUNCTION stamp();
