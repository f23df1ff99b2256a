-- Trestle's computed columns, version 2, after version 1: limits of calls that all servers share, and backfills. Run by the service or
-- by an administrator, as version 1 is; the role of the service needs SELECT, INSERT, UPDATE and DELETE on the tables, and SELECT on the
-- view.

ALTER TABLE trestle.computed_column
    -- Of the function, as the last service declared it.
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    -- The limit of its calls; null for none.
    ADD COLUMN limit_name text;
UPDATE trestle.computed_column SET version = coalesce(pg_catalog.substring(definition, ', version ([0-9]+)$')::integer, 1);

-- How often the functions of computed columns may be called, by all servers together. A change of calls, per or parallel is effective
-- at once; it lasts until the declaration in the routes file changes.
CREATE TABLE trestle.computed_limit (
    name text PRIMARY KEY,
    -- The declaration as text; null for a column without a limit, which has a row after a pause.
    declared text,
    -- The number of calls in this time; null for any number.
    calls integer CHECK (calls > 0),
    per interval NOT NULL DEFAULT interval '1 min' CHECK (per > interval '0'),
    -- The number of calls at the same time; null for any number.
    parallel integer CHECK (parallel > 0),
    -- Calls that may begin at once, up to those of a second.
    tokens double precision NOT NULL DEFAULT 1,
    refilled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Rows that were written now wait for a turn: calls for backfills do not begin before this time.
    urgent_until timestamptz,
    -- No call begins before this time.
    paused_until timestamptz,
    -- The class of the exception that asked for the pause.
    pause_cause text
);

-- The calls that run, of limits with a number of calls at the same time. The entry of a server that was killed ends by its time.
CREATE TABLE trestle.computed_call (
    call_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL REFERENCES trestle.computed_limit ON DELETE CASCADE,
    ends_at timestamptz NOT NULL
);
CREATE INDEX computed_call_name ON trestle.computed_call (name);

-- Begins up to so many calls. number is how many may begin, calls their entries, if the limit has a number of calls at the same time,
-- and wait the time after which one may begin, if none may now and this is known. No row: there is no such limit. Calls for backfills
-- leave the turns to other calls that have waited for one lately.
CREATE FUNCTION trestle.computed_take(limit_name text, wanted integer, lease interval, for_backfill boolean,
        OUT number integer, OUT calls bigint[], OUT wait double precision) RETURNS SETOF record
    LANGUAGE plpgsql AS $trestle$
DECLARE
    l trestle.computed_limit;
    now_at timestamptz;
    rate double precision;
    left_over double precision;
BEGIN
    SELECT * INTO l FROM trestle.computed_limit AS c WHERE c.name = limit_name FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    -- After the wait for the row.
    now_at := pg_catalog.clock_timestamp();
    number := wanted;
    calls := '{}';
    IF l.paused_until > now_at THEN
        number := 0;
        wait := extract(epoch FROM l.paused_until - now_at);
        RETURN NEXT;
        RETURN;
    END IF;
    IF for_backfill AND l.urgent_until > now_at THEN
        number := 0;
        RETURN NEXT;
        RETURN;
    END IF;
    IF l.parallel IS NOT NULL THEN
        DELETE FROM trestle.computed_call AS c WHERE c.name = limit_name AND c.ends_at <= now_at;
        number := least(number, l.parallel - (SELECT count(*) FROM trestle.computed_call AS c WHERE c.name = limit_name));
    END IF;
    number := greatest(number, 0);
    IF l.calls IS NOT NULL THEN
        rate := l.calls / extract(epoch FROM l.per);
        left_over := least(greatest(rate, 1), l.tokens + greatest(0, extract(epoch FROM now_at - l.refilled_at)) * rate);
        IF left_over < 1 THEN
            wait := (1 - left_over) / rate;
        END IF;
        number := least(number, floor(left_over)::integer);
        UPDATE trestle.computed_limit AS c SET tokens = left_over - number, refilled_at = now_at WHERE c.name = limit_name;
    END IF;
    IF number = 0 AND NOT for_backfill THEN
        UPDATE trestle.computed_limit AS c SET urgent_until = now_at + interval '3 s' WHERE c.name = limit_name;
    END IF;
    IF l.parallel IS NOT NULL AND number > 0 THEN
        WITH begun AS (
            INSERT INTO trestle.computed_call (name, ends_at)
            SELECT limit_name, now_at + lease FROM pg_catalog.generate_series(1, number) RETURNING call_id)
        SELECT array_agg(call_id) INTO calls FROM begun;
    END IF;
    RETURN NEXT;
END $trestle$;

-- Begins no calls for some time; of two pauses the longer one counts. The name is that of a limit, or of a column without one.
CREATE FUNCTION trestle.computed_pause(limit_name text, wait interval, cause text) RETURNS void
    LANGUAGE sql AS $trestle$
    INSERT INTO trestle.computed_limit AS c (name, paused_until, pause_cause)
    VALUES (limit_name, pg_catalog.clock_timestamp() + wait, cause)
        ON CONFLICT (name) DO UPDATE SET paused_until = excluded.paused_until, pause_cause = excluded.pause_cause
     WHERE c.paused_until IS NULL OR c.paused_until < excluded.paused_until
$trestle$;

-- Values that are computed for rows that exist already. Each server may add cells for the next rows; new rows are computed first.
CREATE TABLE trestle.backfill (
    backfill_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Table and column, such as film.summary.
    name text NOT NULL,
    -- Rows that are null, all rows, or those of an older version of the function.
    rows text NOT NULL DEFAULT 'missing' CHECK (rows IN ('missing', 'all', 'older_version')),
    -- Maximum number of rows in this time; null for any number.
    rate integer CHECK (rate > 0),
    per interval NOT NULL DEFAULT interval '1 min' CHECK (per > interval '0'),
    -- Maximum number of calls at the same time, for these rows, of all servers; null for those that the servers make.
    parallel integer CHECK (parallel > 0),
    -- After a row that has failed.
    on_error text NOT NULL DEFAULT 'go_on' CHECK (on_error IN ('go_on', 'stop')),
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'paused', 'stopped', 'cancelled', 'done')),
    -- Why it does not go on although it runs.
    waits_for text CHECK (waits_for IN ('rate', 'replica', 'connections', 'stores', 'lock', 'error', 'dependents')),
    -- The error that stopped it, and the key of its row.
    stop_reason text,
    stop_key text[],
    -- The key of the last row that was looked at, and that of the last row at the start; each column as text.
    last_key text[],
    until_key text[],
    -- The rows that were looked at, those that got cells, those of the table at the start, and those that have failed.
    scanned bigint NOT NULL DEFAULT 0,
    fed bigint NOT NULL DEFAULT 0,
    estimate bigint,
    failed bigint NOT NULL DEFAULT 0,
    -- Whether all rows have been looked at, and how many cells of it are still open, as of the last look of a server.
    fed_all boolean NOT NULL DEFAULT false,
    open bigint NOT NULL DEFAULT 0,
    served_at timestamptz,
    -- Of a cancelled one: whether its open cells have been deleted.
    swept boolean NOT NULL DEFAULT false,
    -- The progress of the last seconds.
    measured_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    measured bigint NOT NULL DEFAULT 0,
    per_second double precision,
    -- Rows that may be fed at once, up to those of a second.
    tokens double precision NOT NULL DEFAULT 1,
    refilled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at timestamptz
);
CREATE UNIQUE INDEX backfill_open ON trestle.backfill (name) WHERE ended_at IS NULL;

-- The last backfill of each column: how far it is, and when it may end.
CREATE VIEW trestle.backfill_progress AS
SELECT DISTINCT ON (b.name)
       b.name, b.backfill_id, b.rows, b.state,
       coalesce(b.waits_for, CASE WHEN b.state = 'running' AND EXISTS (
            SELECT FROM trestle.computed_column AS c JOIN trestle.computed_limit AS l ON l.name = coalesce(c.limit_name, c.name)
             WHERE c.name = b.name AND (l.paused_until > pg_catalog.now() OR l.calls IS NOT NULL AND l.tokens < 1)) THEN 'limit' END) AS waits_for,
       b.stop_reason, b.rate, b.per, b.parallel, b.on_error,
       greatest(0, b.scanned - b.open) AS done, greatest(b.estimate, b.scanned) AS total, b.fed, b.failed,
       CASE WHEN b.state = 'done' THEN 100
            WHEN b.estimate IS NULL THEN 0
            ELSE least(99, floor(100.0 * greatest(0, b.scanned - b.open) / greatest(b.estimate, b.scanned, 1)))::integer END AS percent,
       b.per_second,
       CASE WHEN b.state = 'running' AND b.per_second >= 0.001
            THEN pg_catalog.make_interval(secs => (greatest(b.estimate, b.scanned) - b.scanned + b.open) / b.per_second) END AS time_left,
       b.served_at, b.started_at, b.changed_at, b.ended_at
  FROM trestle.backfill AS b
 ORDER BY b.name, b.backfill_id DESC;

-- Starts a backfill, or resumes the open one of the same rows; a rate, parallel or on_error that is null stays as it is.
CREATE FUNCTION trestle.backfill_start(column_name text, rows text DEFAULT 'missing', rate integer DEFAULT NULL, per interval DEFAULT NULL,
        parallel integer DEFAULT NULL, on_error text DEFAULT NULL) RETURNS bigint
    LANGUAGE plpgsql AS $trestle$
DECLARE
    open_rows text;
    id bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM trestle.computed_column AS c WHERE c.name = column_name) THEN
        RAISE EXCEPTION 'there is no computed column %', column_name USING ERRCODE = 'undefined_object';
    END IF;
    INSERT INTO trestle.backfill AS b (name, rows, rate, per, parallel, on_error)
    VALUES (column_name, backfill_start.rows, backfill_start.rate, coalesce(backfill_start.per, interval '1 min'), backfill_start.parallel,
            coalesce(backfill_start.on_error, 'go_on'))
        ON CONFLICT (name) WHERE ended_at IS NULL DO UPDATE
       SET state = 'running', waits_for = NULL, stop_reason = NULL, stop_key = NULL, changed_at = clock_timestamp(),
           rate = coalesce(backfill_start.rate, b.rate),
           per = CASE WHEN backfill_start.rate IS NULL THEN b.per ELSE excluded.per END,
           parallel = coalesce(backfill_start.parallel, b.parallel), on_error = coalesce(backfill_start.on_error, b.on_error)
     WHERE b.rows = excluded.rows
    RETURNING b.backfill_id INTO id;
    IF id IS NULL THEN
        SELECT b.rows INTO open_rows FROM trestle.backfill AS b WHERE b.name = column_name AND b.ended_at IS NULL;
        RAISE EXCEPTION '% has an open backfill of other rows: %', column_name, open_rows
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Wait until it has ended, or cancel it.';
    END IF;
    RETURN id;
END $trestle$;

-- Changes the state of the open backfill of a column; null if there is none.
CREATE FUNCTION trestle.backfill_pause(column_name text) RETURNS bigint
    LANGUAGE sql AS $trestle$
    UPDATE trestle.backfill AS b SET state = 'paused', waits_for = NULL, changed_at = pg_catalog.clock_timestamp()
     WHERE b.name = column_name AND b.ended_at IS NULL RETURNING b.backfill_id
$trestle$;

CREATE FUNCTION trestle.backfill_resume(column_name text) RETURNS bigint
    LANGUAGE sql AS $trestle$
    UPDATE trestle.backfill AS b
       SET state = 'running', stop_reason = NULL, stop_key = NULL, changed_at = pg_catalog.clock_timestamp()
     WHERE b.name = column_name AND b.ended_at IS NULL RETURNING b.backfill_id
$trestle$;

-- A server deletes its cells that are still open. Values that were stored stay.
CREATE FUNCTION trestle.backfill_cancel(column_name text) RETURNS bigint
    LANGUAGE sql AS $trestle$
    UPDATE trestle.backfill AS b
       SET state = 'cancelled', waits_for = NULL, changed_at = pg_catalog.clock_timestamp(), ended_at = pg_catalog.clock_timestamp()
     WHERE b.name = column_name AND b.ended_at IS NULL RETURNING b.backfill_id
$trestle$;

INSERT INTO trestle.migration (module, version) VALUES ('computed', 2);
