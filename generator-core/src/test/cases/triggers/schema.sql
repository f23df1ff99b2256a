CREATE TABLE attempt (
    attempt_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    what text NOT NULL
);
CREATE FUNCTION keep_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO attempt (what) VALUES (TG_OP || ' ' || TG_TABLE_NAME);
    RETURN CASE WHEN NEW.name LIKE 'bad%' THEN NULL ELSE NEW END;
END $$;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO attempt (what) VALUES (TG_OP || ' ' || TG_TABLE_NAME);
    RETURN NULL;
END $$;

CREATE TABLE guarded (id integer PRIMARY KEY, name text NOT NULL);
CREATE TRIGGER keep_out BEFORE INSERT OR UPDATE ON guarded FOR EACH ROW EXECUTE FUNCTION keep_out();
CREATE VIEW guarded_view AS SELECT id, name FROM guarded;

CREATE TABLE audited (id integer PRIMARY KEY, name text NOT NULL);
CREATE TRIGGER note AFTER UPDATE ON audited FOR EACH STATEMENT EXECUTE FUNCTION note();

CREATE TABLE parted (id integer PRIMARY KEY, name text NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE parted_low PARTITION OF parted FOR VALUES FROM (0) TO (100);
CREATE TABLE parted_high PARTITION OF parted FOR VALUES FROM (100) TO (200);
CREATE TRIGGER keep_out BEFORE INSERT ON parted_high FOR EACH ROW EXECUTE FUNCTION keep_out();

CREATE TABLE plain (id integer PRIMARY KEY, name text NOT NULL);
CREATE TRIGGER note AFTER INSERT OR UPDATE ON plain FOR EACH ROW EXECUTE FUNCTION note();
CREATE VIEW instead AS SELECT id, name FROM plain;
CREATE TRIGGER keep_out INSTEAD OF INSERT ON instead FOR EACH ROW EXECUTE FUNCTION keep_out();

CREATE FUNCTION try_out(name text) RETURNS SETOF attempt LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO attempt (what) VALUES (try_out.name);
    RETURN QUERY SELECT * FROM attempt WHERE what = try_out.name AND what NOT LIKE 'bad%';
END $$;
-- What a view, an aggregate and a window write is found as well.
CREATE VIEW tried AS SELECT attempt_id, what FROM try_out('bad');
CREATE FUNCTION try_one(tries integer, name text) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO attempt (what) VALUES (name);
    RETURN tries + 1;
END $$;
CREATE AGGREGATE try_all(text) (sfunc = try_one, stype = integer, initcond = '0');
