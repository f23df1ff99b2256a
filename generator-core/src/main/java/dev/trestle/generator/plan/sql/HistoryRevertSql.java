package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.HistoryTable;

/** Writes the function that reverts an operation, and the one that it calls to check references. */
record HistoryRevertSql(HistoryTable table) {

    private static final String REFERENCES = """

            -- Fails if rows refer to a row that the revert would delete: a reference with ON DELETE CASCADE or SET would change them.
            CREATE OR REPLACE FUNCTION {references}(undone bigint) RETURNS void
                LANGUAGE plpgsql AS $trestle$
            DECLARE
                reference record;
                used boolean;
            BEGIN
                FOR reference IN
                    SELECT c.conname, n.nspname, r.relname, c.conrelid::pg_catalog.regclass AS child, c.conrelid = c.confrelid AS is_own,
                           (SELECT pg_catalog.string_agg(pg_catalog.format('c.%I = f.%I', a.attname, b.attname), ' AND ')
                              FROM ROWS FROM (pg_catalog.unnest(c.conkey), pg_catalog.unnest(c.confkey)) AS k (child, parent)
                              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.child
                              JOIN pg_catalog.pg_attribute AS b ON b.attrelid = c.confrelid AND b.attnum = k.parent) AS same
                      FROM pg_catalog.pg_constraint AS c
                      JOIN pg_catalog.pg_class AS r ON r.oid = c.conrelid
                      JOIN pg_catalog.pg_namespace AS n ON n.oid = r.relnamespace
                     WHERE c.confrelid = {table-text}::pg_catalog.regclass AND c.contype = 'f' AND c.conparentid = 0
                       AND (c.confdeltype IN ('c', 'n', 'd') OR c.conrelid = c.confrelid)
                LOOP
                    EXECUTE pg_catalog.format($sql$
                        SELECT EXISTS (
                            SELECT FROM {touched}($1) AS t
                              JOIN {table} AS f ON {same f t}
                              JOIN %s AS c ON %s
                             WHERE NOT t.{existed} %s)$sql$,
                        reference.child, reference.same,
                        -- Rows of the table itself that the revert deletes or changes as well.
                        CASE WHEN reference.is_own THEN $text$AND NOT EXISTS (SELECT FROM {touched}($1) AS t WHERE {same t c})$text$ END)
                       INTO used USING undone;
                    IF used THEN
                        RAISE restrict_violation USING
                            MESSAGE = pg_catalog.format('rows of %s refer to a row that the revert would delete', reference.child),
                            SCHEMA = reference.nspname, TABLE = reference.relname, CONSTRAINT = reference.conname;
                    END IF;
                END LOOP;
            END
            $trestle$;
            """;

    private static final String REVERT = """

            -- Restores the rows that an operation changed, as a new operation. The outcome is reverted, unchanged, conflict, unknown,
            -- own_transaction or without_triggers; only the first one has changed anything. The keys are those of rows that are not as
            -- the operation left them.
            CREATE OR REPLACE FUNCTION {revert}(undone bigint, OUT outcome text, OUT operation bigint, OUT num_rows bigint, OUT keys jsonb)
                LANGUAGE plpgsql AS $trestle$
            DECLARE
                undone_at timestamptz;
                num_locked bigint;
                num_left bigint;
                num_touched bigint;
                fresh text[];
                lists record;
            BEGIN
                SELECT o.at INTO undone_at
                  FROM trestle_history.operation AS o
                  JOIN trestle_history.tracked AS t ON t.table_name = o.table_name AND o.at >= t.begins_at
                 WHERE o.id = undone AND o.table_name = {table-text};
                IF NOT FOUND THEN
                    outcome := 'unknown';
                    RETURN;
                END IF;
                IF EXISTS (
                    SELECT FROM trestle_history.operation AS o
                     WHERE <own>) THEN
                    -- The transaction has changed the table: both would be one operation.
                    outcome := 'own_transaction';
                    RETURN;
                END IF;
                IF (SELECT pg_catalog.count(*) FROM pg_catalog.pg_trigger AS t
                     WHERE t.tgrelid = {table-text}::pg_catalog.regclass AND t.tgname IN (<triggers>) AND t.tgenabled IN ('O', 'A')) < 4 THEN
                    -- Later changes may be missing, and would be overwritten.
                    outcome := 'without_triggers';
                    RETURN;
                END IF;
                PERFORM FROM {touched}(undone) AS t JOIN {table} AS f ON {same f t} FOR UPDATE OF f;
                GET DIAGNOSTICS num_locked = ROW_COUNT;
                -- Columns that were added after the operation stay as they are, or get their default.
                fresh := ARRAY(SELECT a.column_name FROM trestle_history.added_column AS a
                                WHERE a.table_name = {table-text} AND a.added_at > undone_at);
                SELECT pg_catalog.string_agg(pg_catalog.format('f.%I::%s', c.name, c.type), ', ') FILTER (WHERE c.compared) AS present_values,
                       pg_catalog.string_agg(pg_catalog.format('h.%I', c.name), ', ') FILTER (WHERE c.compared) AS past_values,
                       pg_catalog.string_agg(pg_catalog.format('%1$I = h.%1$I', c.name), ', ') FILTER (WHERE c.updated) AS sets,
                       pg_catalog.string_agg(pg_catalog.quote_ident(c.name), ', ') FILTER (WHERE c.inserted) AS names,
                       pg_catalog.string_agg(pg_catalog.format('h.%I', c.name), ', ') FILTER (WHERE c.inserted) AS inserted
                  INTO lists
                  FROM (VALUES
            <columns>) AS c (name, type, compared, updated, inserted)
                 WHERE c.name <> ALL (fresh);
                EXECUTE pg_catalog.format($sql$
                    SELECT pg_catalog.jsonb_agg({key-object k})
                      FROM (SELECT {key t}
                              FROM {touched}($1) AS t
                              LEFT JOIN {present} AS p ON {same p t}
                              LEFT JOIN {table} AS f ON {same f t}
                              LEFT JOIN {past} AS h ON {same h t} AND h.{made-by} = $1
                             WHERE p.{made-by} IS DISTINCT FROM $1
                               AND ({first f} IS NULL AND t.{left}
                                    OR {first f} IS NOT NULL AND (NOT t.{left} OR pg_catalog.record_image_ne(ROW(%s), ROW(%s))))
                             ORDER BY {key t} LIMIT 100) AS k$sql$, lists.present_values, lists.past_values) INTO keys USING undone;
                IF keys IS NOT NULL THEN
                    outcome := 'conflict';
                    RETURN;
                END IF;
                SELECT pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE t.{left}) INTO num_touched, num_left FROM {touched}(undone) AS t;
                IF num_locked < num_left THEN
                    RAISE insufficient_privilege USING
                        MESSAGE = pg_catalog.format('a row-level policy of %s hides rows of the operation from %s', {table-text}, current_user);
                END IF;
                PERFORM {references}(undone);
                PERFORM pg_catalog.set_config('trestle.reverts', pg_catalog.format('%s %s', {table-text}, undone), true);
                -- One statement: references are checked at its end. A row that another transaction has inserted meanwhile breaks the primary key.
                EXECUTE pg_catalog.format($sql$
                    WITH removed AS (
                        DELETE FROM {table} AS f USING {touched}($1) AS t
                         WHERE {same f t} AND NOT t.{existed}
                        RETURNING 1),
                    changed AS (%s),
                    added AS (
                        INSERT INTO {table} (%s) OVERRIDING SYSTEM VALUE
                        SELECT %s FROM {touched}($1) AS t JOIN {past} AS h ON {same h t} AND h.{ended-by} = $1
                         WHERE NOT t.{left}
                           AND (SELECT pg_catalog.count(*) FROM changed) >= 0
                        RETURNING 1)
                    SELECT (SELECT pg_catalog.count(*) FROM removed) + (SELECT pg_catalog.count(*) FROM changed)
                         + (SELECT pg_catalog.count(*) FROM added)$sql$,
                    CASE WHEN lists.sets IS NULL THEN $text$SELECT FROM {touched}($1) AS t WHERE t.{existed} AND t.{left}$text$
                        ELSE pg_catalog.format($sql$
                        UPDATE {table} AS f SET %s
                          FROM {touched}($1) AS t JOIN {past} AS h ON {same h t} AND h.{ended-by} = $1
                         WHERE t.{left} AND {same f t}
                           AND (SELECT pg_catalog.count(*) FROM removed) >= 0
                        RETURNING 1$sql$, lists.sets) END,
                    lists.names, lists.inserted) INTO num_rows USING undone;
                PERFORM pg_catalog.set_config('trestle.reverts', '', true);
                IF num_rows <> num_touched THEN
                    RAISE EXCEPTION USING
                        MESSAGE = pg_catalog.format('a trigger or a row-level policy of %s left out %s of %s rows; nothing was reverted',
                            {table-text}, num_touched - num_rows, num_touched);
                END IF;
                SELECT o.id INTO operation FROM trestle_history.operation AS o
                 WHERE <own>;
                IF operation IS NULL THEN
                    outcome := 'unchanged';
                    num_rows := 0;
                ELSE
                    outcome := 'reverted';
                END IF;
            END
            $trestle$;
            """;

    /** The operation of the present transaction. */
    private static final String OWN = "o.transaction = pg_catalog.pg_current_xact_id_if_assigned()"
            + " AND o.table_name = {table-text} AND o.begun_at = pg_catalog.now()";

    String text() {
        return new HistoryText(table).fill((REFERENCES + REVERT).replace("<own>", OWN)).replace("<triggers>", HistoryMigrationSql.TRIGGERS)
                .replace("<columns>", new HistoryText(table).roles("                "));
    }
}
