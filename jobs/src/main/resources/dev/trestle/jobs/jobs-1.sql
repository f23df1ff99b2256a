-- Trestle's background jobs, version 1. A service runs this itself when it starts; where its role may not, an
-- administrator runs it, and grants the role USAGE on the schema, SELECT on migration,
-- and SELECT, INSERT, UPDATE and DELETE on the other tables.

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

CREATE TABLE trestle.job (
    id uuid PRIMARY KEY,
    route text NOT NULL,
    status text NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'running', 'done', 'error', 'cancelled')),
    -- json, not jsonb: every digit, and the order of fields, stays as it was.
    request json NOT NULL,
    -- What the statement gave, while a hook has yet to make the result of it.
    row json,
    result json,
    error json,
    attempts integer NOT NULL DEFAULT 0,
    max_attempts integer NOT NULL,
    keep_results interval NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz,
    expires_at timestamptz,
    CHECK ((status = 'done') = (result IS NOT NULL)),
    CHECK ((status = 'error') = (error IS NOT NULL)),
    CHECK ((status IN ('pending', 'running')) = (finished_at IS NULL)),
    CHECK ((finished_at IS NULL) = (expires_at IS NULL))
);

CREATE INDEX job_expires_at ON trestle.job (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX job_unfinished ON trestle.job (created_at) WHERE expires_at IS NULL;

-- The files that came with the request of a job, by their keys in the media store; for as long as it has not ended.
CREATE TABLE trestle.job_file (
    job_id uuid NOT NULL REFERENCES trestle.job ON DELETE CASCADE,
    key text NOT NULL,
    PRIMARY KEY (job_id, key)
);

CREATE INDEX job_file_key ON trestle.job_file (key);

-- Which routes some server could run lately: jobs of a route that none knows any more are ended.
CREATE TABLE trestle.job_route (
    route text PRIMARY KEY,
    seen_at timestamptz NOT NULL
);

-- The columns that db-scheduler 16 works with; its tasks are routes, its instances jobs.
CREATE TABLE trestle.scheduled_task (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_task_due ON trestle.scheduled_task (task_name, execution_time) WHERE NOT picked;
CREATE INDEX scheduled_task_picked ON trestle.scheduled_task (last_heartbeat) WHERE picked;

INSERT INTO trestle.migration (module, version) VALUES ('jobs', 1);
