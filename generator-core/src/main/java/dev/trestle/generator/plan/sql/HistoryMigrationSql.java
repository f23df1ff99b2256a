package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.HistoryTable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the repeatable migration of the tables with history, without its first line. If nothing has changed it takes no lock that others
 * wait for.
 *
 * @param packageName the Java package of the service: comments on triggers and tables name it, so that two services on one database leave
 *     each other's alone
 */
public record HistoryMigrationSql(List<HistoryTable> tables, String packageName) {

    /** The names of the triggers, as texts. */
    static final String TRIGGERS =
            "'trestle_history_insert', 'trestle_history_update', 'trestle_history_delete', 'trestle_history_truncate'";

    private static final String BEGIN = """
            -- Histories of tables. It can be applied any number of times, each time in a transaction.
            -- CREATE TRIGGER waits for transactions that write, and later writers wait for it. After this time it fails: apply the file again.
            SET LOCAL lock_timeout = '3s';
            -- Fails if a row-level policy would hide rows of a table from the history.
            SET LOCAL row_security = off;

            -- What all histories share. Another role may have made it.
            DO $trestle$
            BEGIN
                IF to_regnamespace('trestle_history') IS NULL THEN
                    CREATE SCHEMA trestle_history;
                END IF;
                IF to_regclass('trestle_history.operation') IS NULL THEN
                    -- The changes of one table by one transaction.
                    CREATE TABLE trestle_history.operation (
                        id bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        table_name text NOT NULL,
                        transaction xid8 NOT NULL,
                        begun_at timestamptz NOT NULL,
                        at timestamptz NOT NULL,
                        kind text NOT NULL,
                        num_rows bigint NOT NULL,
                        route text,
                        actor text,
                        reverts bigint,
                        UNIQUE (transaction, table_name, begun_at),
                        UNIQUE (table_name, id)
                    );
                    CREATE INDEX ON trestle_history.operation (table_name, at);
                    CREATE INDEX ON trestle_history.operation (table_name, reverts) WHERE reverts IS NOT NULL;
                END IF;
                IF to_regclass('trestle_history.tracked') IS NULL THEN
                    -- The tables that have a history, since when, and the functions that return and revert operations.
                    CREATE TABLE trestle_history.tracked (
                        table_name text NOT NULL PRIMARY KEY,
                        begins_at timestamptz NOT NULL,
                        changes text NOT NULL,
                        revert text NOT NULL
                    );
                END IF;
                IF to_regclass('trestle_history.added_column') IS NULL THEN
                    -- Columns that tables got after the beginning of their history.
                    CREATE TABLE trestle_history.added_column (
                        table_name text NOT NULL,
                        column_name text NOT NULL,
                        added_at timestamptz NOT NULL,
                        PRIMARY KEY (table_name, column_name)
                    );
                END IF;
            END $trestle$;

            -- Tables that this package does not list any more: their changes are no longer recorded. Their past rows stay, but are not used.
            DO $trestle$
            DECLARE
                old record;
            BEGIN
                FOR old IN
                    SELECT t.tgname, t.tgrelid::regclass AS table_id, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS table_name
                      FROM pg_catalog.pg_trigger AS t
                      JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
                      JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                     WHERE t.tgname IN (%1$s) AND NOT t.tgisinternal
                       AND obj_description(t.oid, 'pg_trigger') = %2$s%3$s
                LOOP
                    EXECUTE format('DROP TRIGGER %%I ON %%s', old.tgname, old.table_id);
                    DELETE FROM trestle_history.tracked AS t WHERE t.table_name = old.table_name;
                END LOOP;
            END $trestle$;
            """;

    /** The whole text. */
    public String text() {
        String listed = tables.stream().map(table -> SqlNames.text(table.sql()) + "::regclass").collect(Collectors.joining(", "));
        String mark = SqlNames.text("History of the package " + packageName);
        return BEGIN.formatted(TRIGGERS, mark, tables.isEmpty() ? "" : "\n           AND t.tgrelid NOT IN (" + listed + ")")
                + (tables.isEmpty() ? "" : owners(mark))
                + tables.stream().map(table -> new HistoryTableSql(table, mark).text()).collect(Collectors.joining());
    }

    private String owners(String mark) {
        return new OwnerCheckSql("history of a table belongs", "Declare the history of a table in one service.",
                tables.stream().map(table -> new OwnerCheckSql.Owned(table.names().past(), table.sql())).toList(), TRIGGERS, mark).text();
    }
}
