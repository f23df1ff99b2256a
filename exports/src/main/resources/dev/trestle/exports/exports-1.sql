-- Trestle's exports, version 1. A service runs this itself when it starts; where its role may not, an administrator runs
-- it, and grants the role USAGE on the schema, SELECT on migration, and SELECT, INSERT, UPDATE and DELETE on export_entry.

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

-- What is still to be delivered; a delivered entry is deleted.
CREATE TABLE trestle.export_entry (
    -- The order in which entries were made. Those of one row follow its row lock, so that this is the order of commits, too.
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id uuid NOT NULL DEFAULT gen_random_uuid(),
    target text NOT NULL,
    export text NOT NULL,
    -- Entries of one lane are delivered in order; null for no order.
    lane text,
    -- What the statement gave, while a hook has yet to make the record of it. json, not jsonb: every digit stays.
    row json,
    record json,
    attempts integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_at timestamptz NOT NULL DEFAULT now(),
    -- A dead letter since then: nobody tries any more.
    failed_at timestamptz,
    error text,
    CHECK ((row IS NULL) <> (record IS NULL))
);

CREATE INDEX export_entry_open ON trestle.export_entry (target, id) WHERE failed_at IS NULL;
CREATE INDEX export_entry_lane ON trestle.export_entry (target, lane, id) WHERE lane IS NOT NULL;
CREATE INDEX export_entry_row ON trestle.export_entry (due_at) WHERE record IS NULL AND failed_at IS NULL;

INSERT INTO trestle.migration (module, version) VALUES ('exports', 1);
