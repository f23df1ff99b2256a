package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.HistoryTable;

/** Writes the functions of a table with history that people and services call. */
record HistoryFunctionSql(HistoryTable table) {

    private static final String BEGINS = "(SELECT t.begins_at FROM trestle_history.tracked AS t WHERE t.table_name = {table-text})";

    private static final String AS_OF = """

            -- The rows of {comment} as they were at a time: of the past, and those of the present that were the same then.
            DO $trestle$
            DECLARE
                definition text := $definition$
            CREATE OR REPLACE FUNCTION {as-of}(timestamptz) RETURNS TABLE ({typed})
                LANGUAGE sql STABLE AS $function$
            SELECT {columns h}
              FROM {past} AS h
             WHERE h.{valid} OPERATOR(pg_catalog.@>) $1 AND $1 OPERATOR(pg_catalog.>=) <begins>
             UNION ALL
            SELECT {cast f}
              FROM {table} AS f
             WHERE coalesce((SELECT p.{since} FROM {present} AS p WHERE {same p f}), '-infinity') OPERATOR(pg_catalog.<=) $1
               AND $1 OPERATOR(pg_catalog.>=) <begins>
            $function$
            $definition$;
            BEGIN
                EXECUTE definition;
            EXCEPTION WHEN invalid_function_definition THEN
                -- It has other columns now.
                DROP FUNCTION {as-of}(timestamptz);
                EXECUTE definition;
            END $trestle$;
            """;

    private static final String CHANGES = """

            -- The rows that an operation changed: each before and after it; null where there is none.
            CREATE OR REPLACE FUNCTION {changes}(bigint) RETURNS TABLE (key jsonb, before jsonb, after jsonb)
                LANGUAGE sql STABLE AS $trestle$
            WITH touched AS (
                SELECT {key h} FROM {past} AS h WHERE h.{ended-by} = $1
                 UNION
                SELECT {key h} FROM {past} AS h WHERE h.{made-by} = $1
                 UNION
                SELECT {key p} FROM {present} AS p WHERE p.{made-by} = $1)
            SELECT {key-object t},
                   (SELECT pg_catalog.to_jsonb(b) FROM (SELECT {columns h} FROM {past} AS h WHERE {same h t} AND h.{ended-by} = $1) AS b),
                   coalesce(
                       (SELECT pg_catalog.to_jsonb(a) FROM (SELECT {columns h} FROM {past} AS h WHERE {same h t} AND h.{made-by} = $1) AS a),
                       (SELECT pg_catalog.to_jsonb(a)
                          FROM (SELECT {columns f} FROM {table} AS f JOIN {present} AS p ON {same p f}
                                 WHERE {same f t} AND p.{made-by} = $1) AS a))
              FROM touched AS t
             ORDER BY {key t}
            $trestle$;
            """;

    private static final String REVERT = """

            -- Restores the rows that an operation changed, as a new operation. The outcome is reverted, unchanged, conflict, unknown or same;
            -- only the first one has changed anything. The keys are those of rows that are not as the operation left them.
            CREATE OR REPLACE FUNCTION {revert}(undone bigint, OUT outcome text, OUT operation bigint, OUT num_rows bigint, OUT keys jsonb)
                LANGUAGE plpgsql AS $trestle$
            DECLARE
                target record;
                own bigint;
                fresh text[];
                names text;
                past_names text;
                sets text;
                reference record;
                used boolean;
            BEGIN
                SELECT o.at, o.transaction INTO target
                  FROM trestle_history.operation AS o
                  JOIN trestle_history.tracked AS t ON t.table_name = o.table_name AND o.at >= t.begins_at
                 WHERE o.id = undone AND o.table_name = {table-text};
                IF NOT FOUND THEN
                    outcome := 'unknown';
                    RETURN;
                END IF;
                SELECT o.id INTO own FROM trestle_history.operation AS o
                 WHERE o.transaction = pg_catalog.pg_current_xact_id_if_assigned() AND o.table_name = {table-text} AND o.begun_at = pg_catalog.now();
                IF FOUND THEN
                    -- This transaction has changed the table: both would be one operation.
                    outcome := 'same';
                    RETURN;
                END IF;
                PERFORM FROM {table} AS f
                  WHERE EXISTS (SELECT FROM {past} AS h WHERE {same h f} AND (h.{ended-by} = undone OR h.{made-by} = undone))
                     OR EXISTS (SELECT FROM {present} AS p WHERE {same p f} AND p.{made-by} = undone)
                    FOR UPDATE;
                SELECT pg_catalog.jsonb_agg({key-object k}) INTO keys
                  FROM (SELECT {key t}
                          FROM (SELECT {key h} FROM {past} AS h WHERE h.{ended-by} = undone
                                 UNION
                                SELECT {key h} FROM {past} AS h WHERE h.{made-by} = undone) AS t
                          LEFT JOIN {present} AS p ON {same p t}
                          LEFT JOIN {table} AS f ON {same f t}
                          LEFT JOIN {past} AS h ON {same h t} AND h.{made-by} = undone
                         WHERE p.{made-by} IS DISTINCT FROM undone
                           AND ({first f} IS NULL AND h.{ended-by} IS NOT NULL
                                OR {first f} IS NOT NULL AND (h.{ended-by} IS NULL OR pg_catalog.record_image_ne({cast-row f}, {row h})))
                         ORDER BY {key t} LIMIT 100) AS k;
                IF keys IS NOT NULL THEN
                    outcome := 'conflict';
                    RETURN;
                END IF;
                -- A reference with ON DELETE CASCADE or SET would change rows of other tables.
                FOR reference IN
                    SELECT c.conname, c.conrelid::pg_catalog.regclass AS child, c.conrelid, c.confrelid,
                           (SELECT pg_catalog.string_agg(pg_catalog.format('c.%I = f.%I', a.attname, b.attname), ' AND ')
                              FROM ROWS FROM (pg_catalog.unnest(c.conkey), pg_catalog.unnest(c.confkey)) AS k (child, parent)
                              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.child
                              JOIN pg_catalog.pg_attribute AS b ON b.attrelid = c.confrelid AND b.attnum = k.parent) AS same
                      FROM pg_catalog.pg_constraint AS c
                     WHERE c.confrelid = {table-text}::pg_catalog.regclass AND c.contype = 'f' AND c.confdeltype IN ('c', 'n', 'd')
                       AND c.conparentid = 0
                LOOP
                    EXECUTE pg_catalog.format($sql$
                        SELECT EXISTS (
                            WITH made AS (
                                SELECT {key p} FROM {present} AS p WHERE p.{made-by} = $1
                                 UNION
                                SELECT {key h} FROM {past} AS h WHERE h.{made-by} = $1),
                            removed AS (
                                SELECT {key m} FROM made AS m
                                 WHERE NOT EXISTS (SELECT FROM {past} AS h WHERE {same h m} AND h.{ended-by} = $1))
                            SELECT FROM removed AS r JOIN {table} AS f ON {same f r} JOIN %s AS c ON %s %s)$sql$,
                        reference.child, reference.same,
                        CASE WHEN reference.conrelid = reference.confrelid
                            THEN $text$WHERE NOT EXISTS (SELECT FROM removed AS r WHERE {same r c})$text$ END) INTO used USING undone;
                    IF used THEN
                        RAISE foreign_key_violation USING
                            MESSAGE = pg_catalog.format('rows of %s refer to a row that the revert would delete', reference.child),
                            SCHEMA = (SELECT n.nspname FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                                       WHERE c.oid = reference.conrelid),
                            TABLE = (SELECT c.relname FROM pg_catalog.pg_class AS c WHERE c.oid = reference.conrelid),
                            CONSTRAINT = reference.conname;
                    END IF;
                END LOOP;
                -- Columns that were added after the operation stay as they are, or get their default.
                fresh := ARRAY(SELECT a.column_name FROM trestle_history.added_column AS a
                                WHERE a.table_name = {table-text} AND a.added_at > target.at);
                SELECT pg_catalog.string_agg(pg_catalog.format('%1$I = h.%1$I', c.name), ', ') INTO sets
                  FROM pg_catalog.unnest({updatable}) AS c (name) WHERE c.name <> ALL (fresh);
                SELECT pg_catalog.string_agg(pg_catalog.quote_ident(c.name), ', '), pg_catalog.string_agg(pg_catalog.format('h.%I', c.name), ', ')
                  INTO names, past_names
                  FROM pg_catalog.unnest({insertable}) AS c (name) WHERE c.name <> ALL (fresh);
                PERFORM pg_catalog.set_config('trestle.reverts', undone::text, true);
                -- One statement: references are checked at its end.
                EXECUTE pg_catalog.format($sql$
                    WITH made AS (
                        SELECT {key p} FROM {present} AS p WHERE p.{made-by} = $1
                         UNION
                        SELECT {key h} FROM {past} AS h WHERE h.{made-by} = $1),
                    removed AS (
                        DELETE FROM {table} AS f
                         USING made AS m
                         WHERE {same m f} AND NOT EXISTS (SELECT FROM {past} AS h WHERE {same h m} AND h.{ended-by} = $1)
                        RETURNING 1),
                    changed AS (%s),
                    added AS (
                        INSERT INTO {table} (%s) OVERRIDING SYSTEM VALUE
                        SELECT %s FROM {past} AS h
                         WHERE h.{ended-by} = $1 AND NOT EXISTS (SELECT FROM {table} AS f WHERE {same f h})
                           AND (SELECT pg_catalog.count(*) FROM changed) >= 0
                        RETURNING 1)
                    SELECT (SELECT pg_catalog.count(*) FROM removed) + (SELECT pg_catalog.count(*) FROM changed)
                         + (SELECT pg_catalog.count(*) FROM added)$sql$,
                    CASE WHEN sets IS NULL THEN 'SELECT 1 FROM removed WHERE false'
                        ELSE pg_catalog.format($sql$
                        UPDATE {table} AS f SET %s
                          FROM {past} AS h
                         WHERE h.{ended-by} = $1 AND {same f h}
                           AND (SELECT pg_catalog.count(*) FROM removed) >= 0
                        RETURNING 1$sql$, sets) END,
                    names, past_names) INTO num_rows USING undone;
                PERFORM pg_catalog.set_config('trestle.reverts', '', true);
                SELECT o.id INTO operation FROM trestle_history.operation AS o
                 WHERE o.transaction = pg_catalog.pg_current_xact_id_if_assigned() AND o.table_name = {table-text} AND o.begun_at = pg_catalog.now();
                outcome := CASE WHEN operation IS NULL THEN 'unchanged' ELSE 'reverted' END;
            END
            $trestle$;
            """;

    private static final String FORGET = """

            -- Deletes up to so many past rows that ended before this time, and then the operations before it. The history begins there then.
            CREATE OR REPLACE FUNCTION {forget}(before timestamptz, max_rows integer) RETURNS bigint
                LANGUAGE plpgsql AS $trestle$
            DECLARE
                num_rows bigint;
            BEGIN
                UPDATE trestle_history.tracked AS t SET begins_at = before WHERE t.table_name = {table-text} AND t.begins_at < before;
                DELETE FROM {past} AS h
                 WHERE h.ctid = ANY (ARRAY(SELECT o.ctid FROM {past} AS o WHERE pg_catalog.upper(o.{valid}) < before LIMIT max_rows));
                GET DIAGNOSTICS num_rows = ROW_COUNT;
                IF num_rows < max_rows THEN
                    DELETE FROM trestle_history.operation AS o WHERE o.table_name = {table-text} AND o.at < before;
                END IF;
                RETURN num_rows;
            END
            $trestle$;
            """;

    String text() {
        return new HistoryText(table).fill((AS_OF + CHANGES + REVERT + FORGET).replace("<begins>", BEGINS));
    }
}
