package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedTable;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the triggers of a table, with their functions.
 *
 * <p>If they differ from those that are there, the table is locked: cells with the version of the earlier functions would be entered
 * beside the update of all cells, and no server would take them. Otherwise no transaction waits for this one.
 *
 * @param mark the comment that tells of which package they are, quoted
 */
record TriggerSql(ComputedTable table, String mark) {

    private static final String INDENT = " ".repeat(8);

    private static final String DIFFER = """
            2 > (
                    SELECT count(*)
                      FROM pg_catalog.pg_trigger AS t
                      JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
                      JOIN (VALUES
                           ('trestle_computed_insert', 4, NULL, to_regprocedure(%s),
                            %s),
                           ('trestle_computed_update', 16, 'old_rows', to_regprocedure(%s),
                            %s)) AS k (name, type, old_rows, function, hash)
                        ON t.tgname = k.name AND t.tgtype = k.type AND t.tgfoid = k.function
                       AND t.tgoldtable IS NOT DISTINCT FROM k.old_rows AND t.tgnewtable = 'new_rows'
                     WHERE t.tgrelid = %s::regclass AND t.tgenabled IN ('O', 'A')
                       AND obj_description(t.oid, 'pg_trigger') = %s
                       AND encode(sha256(convert_to(replace(p.prosrc, E'\\r', ''), 'UTF8')), 'hex') = k.hash
                       AND p.prosecdef AND p.proconfig = ARRAY['search_path=pg_catalog, pg_temp'])""";

    /** It runs as its owner: it must find no object of a session (PostgreSQL documentation, CREATE FUNCTION), and be of no use elsewhere. */
    private static final String FUNCTION = """
                    CREATE OR REPLACE FUNCTION %1$s() RETURNS trigger
                        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS %2$s%3$s%2$s;
                    REVOKE EXECUTE ON FUNCTION %1$s() FROM PUBLIC;

            """;

    private static final String TRIGGERS = """
            CREATE OR REPLACE TRIGGER trestle_computed_insert AFTER INSERT ON %1$s
                REFERENCING NEW TABLE AS new_rows
                FOR EACH STATEMENT EXECUTE FUNCTION %2$s();

            CREATE OR REPLACE TRIGGER trestle_computed_update AFTER UPDATE ON %1$s
                REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
                FOR EACH STATEMENT EXECUTE FUNCTION %3$s();

            COMMENT ON TRIGGER trestle_computed_insert ON %1$s IS %4$s;
            COMMENT ON TRIGGER trestle_computed_update ON %1$s IS %4$s;
            """;

    private static final String VERSIONS = """

            -- Cells get the declared versions of functions. Cells of columns that are not computed any more are deleted.
            UPDATE %1$s AS cell
               SET generation = DEFAULT, version = c.version, due_at = clock_timestamp(),
                   attempts = 0, failed_at = NULL, error_type = NULL, error_message = NULL
              FROM (VALUES %2$s) AS c (col, version)
             WHERE cell.col = c.col AND cell.version <> c.version;

            DELETE FROM %1$s WHERE col NOT IN (%3$s);
            """;

    String text() {
        CellTriggerSql bodies = new CellTriggerSql(table);
        String condition = DIFFER.formatted(
                SqlNames.text(SqlNames.own(table.inserted()) + "()"), SqlNames.text(CellTriggerSql.sha256(bodies.inserted())),
                SqlNames.text(SqlNames.own(table.updated()) + "()"), SqlNames.text(CellTriggerSql.sha256(bodies.updated())),
                SqlNames.text(table.sql()), mark);
        String statements = INDENT + "LOCK TABLE " + table.sql() + " IN SHARE ROW EXCLUSIVE MODE;\n\n"
                + function(table.inserted(), bodies.inserted())
                + function(table.updated(), bodies.updated())
                + TRIGGERS.formatted(table.sql(), SqlNames.own(table.inserted()), SqlNames.own(table.updated()), mark).indent(INDENT.length());
        return "\n-- The triggers of " + CellSql.line(table.name()) + ". If they differ, writers wait until the end of the transaction.\n"
                + DoBlock.when(condition, statements.stripTrailing())
                + VERSIONS.formatted(table.cellsSql(),
                        columns(column -> "(" + SqlNames.text(column.name()) + ", " + column.version() + ")"),
                        columns(column -> SqlNames.text(column.name())));
    }

    private static String function(String name, String body) {
        return FUNCTION.formatted(SqlNames.own(name), DoBlock.quote("$trestle$", "$trestle%d$", body), body);
    }

    private String columns(Function<ComputedColumn, String> text) {
        return table.columns().stream().map(text).collect(Collectors.joining(", "));
    }
}
