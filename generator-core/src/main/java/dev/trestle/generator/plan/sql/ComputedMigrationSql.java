package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.ComputedTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the repeatable migration of the computed columns, without its first line.
 *
 * @param packageName the Java package of the code that computes them: comments on triggers and cells name it, so that two services on
 *     one database leave each other's alone
 */
public record ComputedMigrationSql(List<ComputedTable> tables, String packageName) {

    private static final String BEGIN = """
            -- Cells, triggers and views of computed columns. It can be applied any number of times, each time in a transaction.
            -- A table is locked only if its triggers change: this waits for transactions that write, and later writers wait for it. After this
            -- time it fails: apply the file again.
            SET LOCAL lock_timeout = '3s';

            -- Not IF NOT EXISTS, for which a role needs the privilege to create schemas even if this one exists.
            DO $trestle$
            BEGIN
                IF to_regnamespace('trestle') IS NULL THEN
                    CREATE SCHEMA trestle;
                END IF;
            END $trestle$;
            """;

    private static final String OLD = """

            -- Triggers of tables that have no computed columns of this package any more.
            DO $trestle$
            DECLARE
                old record;
            BEGIN
                FOR old IN
                    SELECT t.tgname, t.tgrelid::regclass AS owner
                      FROM pg_catalog.pg_trigger AS t
                     WHERE t.tgname IN ('trestle_computed_insert', 'trestle_computed_update', 'trestle_computed_clear') AND NOT t.tgisinternal
                       AND obj_description(t.oid, 'pg_trigger') = %s%s
                LOOP
                    EXECUTE format('DROP TRIGGER %%I ON %%s', old.tgname, old.owner);
                END LOOP;
            END $trestle$;
            """;

    private static final String KEYS = """

            -- Cells have the keys of their rows, with the types that these have now.
            DO $trestle$
            DECLARE
                other record;
                state regclass;
            BEGIN
                FOR other IN
                    SELECT c.attrelid::regclass AS cells, r.attrelid::regclass AS owner, c.attname, format_type(r.atttypid, r.atttypmod) AS type
                      FROM (VALUES
            %s) AS k (cells, cell, owner, key)
                      JOIN pg_catalog.pg_attribute AS c ON c.attrelid = to_regclass(k.cells) AND c.attname = k.cell
                      JOIN pg_catalog.pg_attribute AS r ON r.attrelid = to_regclass(k.owner) AND r.attname = k.key
                     WHERE (c.atttypid, c.atttypmod) IS DISTINCT FROM (r.atttypid, r.atttypmod)
                LOOP
                    -- Before the cells, as writers do.
                    EXECUTE format('LOCK TABLE %%s IN SHARE ROW EXCLUSIVE MODE', other.owner);
                    FOR state IN
                        SELECT DISTINCT v.ev_class::regclass
                          FROM pg_catalog.pg_depend AS d
                          JOIN pg_catalog.pg_rewrite AS v ON v.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
                         WHERE d.refobjid = other.cells
                    LOOP
                        EXECUTE format('DROP VIEW %%s', state);
                    END LOOP;
                    BEGIN
                        EXECUTE format('ALTER TABLE %%s ALTER COLUMN %%I TYPE %%s', other.cells, other.attname, other.type);
                    EXCEPTION WHEN datatype_mismatch THEN
                        -- PostgreSQL has no cast for it by itself.
                        EXECUTE format('ALTER TABLE %%1$s ALTER COLUMN %%2$I TYPE %%3$s USING %%2$I::text::%%3$s', other.cells, other.attname, other.type);
                    END;
                END LOOP;
                -- CREATE OR REPLACE VIEW cannot change the order of columns.
                FOR state IN
                    SELECT to_regclass(k.state)
                      FROM (VALUES
            %s) AS k (state, owned, columns)
                     WHERE k.owned <> (
                           SELECT string_agg(a.attname, ', ' ORDER BY a.attnum)
                             FROM pg_catalog.pg_attribute AS a
                            WHERE a.attrelid = to_regclass(k.state) AND a.attnum BETWEEN 1 AND k.columns)
                LOOP
                    EXECUTE format('DROP VIEW %%s', state);
                END LOOP;
                FOR other IN
                    SELECT to_regclass(k.cells) AS cells
                      FROM (VALUES
            %s) AS k (cells, owned)
                     WHERE to_regclass(k.cells) IS NOT NULL
                       AND k.owned <> (
                           SELECT string_agg(a.attname, ', ' ORDER BY a.attname COLLATE "C")
                             FROM pg_catalog.pg_constraint AS p
                             JOIN pg_catalog.pg_attribute AS a ON a.attrelid = p.conrelid AND a.attnum = ANY (p.conkey)
                            WHERE p.conrelid = to_regclass(k.cells) AND p.contype = 'p')
                LOOP
                    RAISE EXCEPTION 'the primary key of the rows has other columns than %% has', other.cells
                        USING HINT = format('If no value is due any more, drop the table %%s and its views, and apply this again.', other.cells);
                END LOOP;
            END $trestle$;
            """;

    /** The whole text. What locks tables of the user is at its end. */
    public String text() {
        String mark = mark();
        return BEGIN
                + (tables.isEmpty() ? "" : owners(mark) + KEYS.formatted(keys(), states(), owned()))
                + tables.stream().map(table -> new CellSql(table, mark).text()).collect(Collectors.joining())
                + tables.stream().map(table -> new StateViewSql(table).text()).collect(Collectors.joining())
                + tables.stream().map(table -> new TriggerSql(table, mark).text()).collect(Collectors.joining())
                + OLD.formatted(mark, tables.isEmpty() ? "" : "\n           AND (t.tgrelid, t.tgname::text) NOT IN (\n" + triggers() + ")");
    }

    private String mark() {
        return SqlNames.text("Computed columns of the package " + packageName);
    }

    /** The triggers that stay. */
    private String triggers() {
        return tables.stream()
                .flatMap(table -> TriggerSql.names(table).stream().map(name ->
                        "               (" + SqlNames.text(table.sql()) + "::regclass, " + SqlNames.text(name) + ")"))
                .collect(Collectors.joining(",\n"));
    }

    private String owners(String mark) {
        return new OwnerCheckSql("computed columns of a table belong", "Compute the columns of a table in one service.",
                tables.stream().map(table -> new OwnerCheckSql.Owned(table.cellsSql(), table.sql())).toList(),
                "'trestle_computed_insert', 'trestle_computed_update'", mark).text();
    }

    private String keys() {
        return tables.stream()
                .flatMap(table -> table.key().stream().map(key -> "                (" + SqlNames.text(table.cellsSql())
                        + ", " + SqlNames.text(key.cell()) + ", " + SqlNames.text(table.sql()) + ", " + SqlNames.text(key.name()) + ")"))
                .collect(Collectors.joining(",\n"));
    }

    private String states() {
        return tables.stream()
                .flatMap(table -> table.columns().stream().map(column -> "                (" + SqlNames.text(SqlNames.own(column.view())) + ", "
                        + SqlNames.text(table.key().stream().map(ComputedTable.KeyColumn::cell).collect(Collectors.joining(", ")))
                        + ", " + table.key().size() + ")"))
                .collect(Collectors.joining(",\n"));
    }

    private String owned() {
        return tables.stream()
                .map(table -> "                (" + SqlNames.text(table.cellsSql()) + ", "
                        + SqlNames.text(Stream.concat(table.key().stream().map(ComputedTable.KeyColumn::cell), Stream.of("col"))
                                .sorted().collect(Collectors.joining(", "))) + ")")
                .collect(Collectors.joining(",\n"));
    }
}
