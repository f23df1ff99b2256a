-- Trestle's computed columns, version 1. A service runs this itself when it starts; where its role may not, an administrator runs
-- it, and grants the role USAGE on the schema, SELECT on migration, and SELECT, INSERT, UPDATE and DELETE on computed_column.

-- Not IF NOT EXISTS, for which a role needs the privilege to create schemas even if this one exists.
DO $trestle$
BEGIN
    IF to_regnamespace('trestle') IS NULL THEN
        CREATE SCHEMA trestle;
    END IF;
END $trestle$;

CREATE TABLE IF NOT EXISTS trestle.migration (
    module text NOT NULL,
    version integer NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (module, version)
);

-- The computed columns as services have declared them.
CREATE TABLE trestle.computed_column (
    name text PRIMARY KEY,
    -- Its version, its type, and its inputs with their types.
    definition text NOT NULL,
    declared_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Values that were stored before may be of an earlier definition.
    changed_at timestamptz
);

INSERT INTO trestle.migration (module, version) VALUES ('computed', 1);
