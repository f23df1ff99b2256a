package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.HistoryTable;
import java.util.stream.Collectors;

/** Writes all that the repeatable migration makes for a table with history. */
record HistoryTableSql(HistoryTable table, String mark) {

    private static final String TABLES = """

            -- {comment}: past rows, and since when the present ones are as they are.
            DO $trestle$
            BEGIN
                IF to_regclass({past-text}) IS NULL THEN
                    -- With the collations of the table.
                    CREATE TABLE {past} AS SELECT {cast f} FROM {table} AS f WITH NO DATA;
                    ALTER TABLE {past}
                        ADD {valid} tstzrange NOT NULL,
                        -- The operation that made the row so; 0 if that was before the history began.
                        ADD {made-by} bigint,
                        ADD {ended-by} bigint NOT NULL;
                    CREATE INDEX ON {past} ({key}, upper({valid}));
                    CREATE INDEX ON {past} (upper({valid}));
                    CREATE INDEX ON {past} ({made-by});
                    CREATE INDEX ON {past} ({ended-by});
                    COMMENT ON TABLE {past} IS <mark>;
                    CREATE TABLE {present} AS SELECT {cast-key f} FROM {table} AS f WITH NO DATA;
                    ALTER TABLE {present} ADD {since} timestamptz NOT NULL, ADD {made-by} bigint NOT NULL;
                    COMMENT ON TABLE {present} IS <mark>;
                END IF;
            END $trestle$;

            -- The history gets the columns and the types that the table has now. Columns that were dropped from the table
            -- stay in its history.
            DO $trestle$
            DECLARE
                missing record;
                key text;
            BEGIN
                SELECT string_agg(a.attname, ', ' ORDER BY a.attname COLLATE "C") INTO key
                  FROM pg_catalog.pg_constraint AS p
                  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = p.conrelid AND a.attnum = ANY (p.conkey)
                 WHERE p.conrelid = {present-text}::regclass AND p.contype = 'p';
                IF key <> <keys> THEN
                    RAISE EXCEPTION 'the primary key of % has other columns than its history has: %', {table-text}, key
                        USING HINT = format('If the history is no longer needed: DROP TABLE %s, %s; then apply this file again.', {past-text}, {present-text});
                END IF;
                FOR missing IN
                    SELECT h.history::regclass AS history, c.name, c.type, a.attname IS NULL AS added
                      FROM (VALUES
            <columns>) AS c (name, type, key)
                      JOIN (VALUES ({past-text}, false), ({present-text}, true)) AS h (history, keys) ON c.key OR NOT h.keys
                      LEFT JOIN pg_catalog.pg_attribute AS a
                        ON a.attrelid = h.history::regclass AND a.attname = c.name AND NOT a.attisdropped
                     WHERE a.atttypid IS DISTINCT FROM to_regtype(c.type)::oid
                LOOP
                    IF missing.added THEN
                        EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s', missing.history, missing.name, missing.type);
                        INSERT INTO trestle_history.added_column (table_name, column_name, added_at)
                        VALUES ({table-text}, missing.name, clock_timestamp())
                            ON CONFLICT (table_name, column_name) DO UPDATE SET added_at = excluded.added_at;
                        CONTINUE;
                    END IF;
                    BEGIN
                        EXECUTE format('ALTER TABLE %1$s ALTER COLUMN %2$I TYPE %3$s USING %2$I::%3$s', missing.history, missing.name, missing.type);
                    EXCEPTION WHEN cannot_coerce OR data_exception THEN
                        BEGIN
                            EXECUTE format('ALTER TABLE %1$s ALTER COLUMN %2$I TYPE %3$s USING %2$I::text::%3$s',
                                missing.history, missing.name, missing.type);
                        EXCEPTION WHEN cannot_coerce OR data_exception THEN
                            RAISE EXCEPTION 'past values of %.% cannot have the type %', {table-text}, missing.name, missing.type
                                USING HINT = format('Convert them in a migration: ALTER TABLE %1$s ALTER COLUMN %2$I TYPE %3$s USING ...;'
                                    || ' or keep them in a column of another name: ALTER TABLE %1$s RENAME COLUMN %2$I TO %4$I;'
                                    || ' then apply this file again.', missing.history, missing.name, missing.type, missing.name || '_past');
                        END;
                    END;
                END LOOP;
            END $trestle$;
            """;

    private static final String TRIGGERS = """

            DO $trestle$
            DECLARE
                wanted record;
                old record;
                begins boolean := NOT EXISTS (SELECT FROM trestle_history.tracked AS t WHERE t.table_name = {table-text})
                    OR NOT EXISTS (SELECT FROM pg_catalog.pg_index AS i WHERE i.indrelid = {present-text}::regclass AND i.indisprimary);
            BEGIN
                FOR wanted IN
                    SELECT w.*
                      FROM (VALUES
                            ('insert', 'AFTER', 'REFERENCING NEW TABLE AS new_rows', {inserted-text}),
                            ('update', 'AFTER', 'REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows', {updated-text}),
                            ('delete', 'AFTER', 'REFERENCING OLD TABLE AS old_rows', {deleted-text}),
                            ('truncate', 'BEFORE', '', {truncated-text})) AS w (event, moment, referencing, function)
                     WHERE NOT EXISTS (
                           SELECT FROM pg_catalog.pg_trigger AS t
                            WHERE t.tgrelid = {table-text}::regclass AND t.tgname = 'trestle_history_' || w.event
                              AND t.tgfoid = w.function::regproc AND t.tgenabled IN ('O', 'A')
                              AND obj_description(t.oid, 'pg_trigger') = <mark>)
                LOOP
                    EXECUTE format('CREATE OR REPLACE TRIGGER trestle_history_%1$s %2$s %1$s ON {table-format} %3$s'
                        || ' FOR EACH STATEMENT EXECUTE FUNCTION %4$s()', wanted.event, wanted.moment, wanted.referencing, wanted.function);
                    EXECUTE format('COMMENT ON TRIGGER trestle_history_%s ON {table-format} IS %L', wanted.event, <mark>);
                    begins := true;
                END LOOP;
                IF begins THEN
                    -- Without triggers, changes have been missed.
                    LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE;
                    INSERT INTO trestle_history.tracked (table_name, begins_at, changes, revert)
                    VALUES ({table-text}, clock_timestamp(), {changes-text}, {revert-text})
                        ON CONFLICT (table_name) DO UPDATE
                       SET begins_at = excluded.begins_at, changes = excluded.changes, revert = excluded.revert;
                    -- By their keys, triggers know which rows existed before. Writers wait: indexes are built afterwards, which is faster.
                    TRUNCATE {present};
                    FOR old IN
                        SELECT i.indexrelid::regclass AS index, c.conname
                          FROM pg_catalog.pg_index AS i
                          LEFT JOIN pg_catalog.pg_constraint AS c ON c.conindid = i.indexrelid AND c.contype = 'p'
                         WHERE i.indrelid = {present-text}::regclass
                    LOOP
                        EXECUTE CASE WHEN old.conname IS NULL THEN format('DROP INDEX %s', old.index)
                            ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', {present-text}, old.conname) END;
                    END LOOP;
                    -- A table that others inherit from may have a key more than once.
                    INSERT INTO {present} ({key}, {since}, {made-by})
                    SELECT DISTINCT {key f}, t.begins_at, 0
                      FROM {table} AS f CROSS JOIN trestle_history.tracked AS t
                     WHERE t.table_name = {table-text};
                    ALTER TABLE {present} ADD PRIMARY KEY ({key});
                    CREATE INDEX ON {present} ({made-by});
                END IF;
            END $trestle$;
            """;

    String text() {
        HistoryText text = new HistoryText(table);
        return marked(text.fill(TABLES)) + new HistoryTriggerSql(table).text() + marked(text.fill(TRIGGERS)) + new HistoryFunctionSql(table).text();
    }

    /** What has names of users is filled in last. */
    private String marked(String text) {
        String keys = table.key().stream().map(HistoryTable.Column::name).sorted().collect(Collectors.joining(", "));
        return text.replace("<mark>", mark).replace("<keys>", SqlNames.text(keys)).replace("<columns>", columns());
    }

    private String columns() {
        return table.columns().stream()
                .map(column -> "                (" + SqlNames.text(column.name()) + ", " + SqlNames.text(column.typeText()) + ", " + column.key() + ")")
                .collect(Collectors.joining(",\n"));
    }
}
