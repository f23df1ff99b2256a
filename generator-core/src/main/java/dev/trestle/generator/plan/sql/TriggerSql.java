package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedTable;
import java.util.ArrayList;
import java.util.List;
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

    /** The triggers of each table; the last one only where a column is to be cleared. */
    private static final String INSERT = "trestle_computed_insert";
    private static final String UPDATE = "trestle_computed_update";
    private static final String CLEAR = "trestle_computed_clear";

    private static final String INDENT = " ".repeat(8);

    private static final String DIFFER = """
            %d > (
                    SELECT count(*)
                      FROM pg_catalog.pg_trigger AS t
                      JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
                      JOIN (VALUES
            %s) AS k (name, type, old_rows, new_rows, function, hash)
                        ON t.tgname = k.name AND t.tgtype = k.type AND t.tgfoid = to_regprocedure(k.function)
                       AND t.tgoldtable IS NOT DISTINCT FROM k.old_rows AND t.tgnewtable IS NOT DISTINCT FROM k.new_rows
                     WHERE t.tgrelid = %s::regclass AND t.tgenabled IN ('O', 'A')
                       AND obj_description(t.oid, 'pg_trigger') = %s
                       AND encode(sha256(convert_to(replace(p.prosrc, E'\\r', ''), 'UTF8')), 'hex') = k.hash
                       AND p.prosecdef AND p.proconfig = ARRAY['search_path=pg_catalog, pg_temp'])""";

    private static final String TRIGGER = "                   (%s, %d, %s, %s, %s,\n                    %s)";

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

            %5$sCOMMENT ON TRIGGER trestle_computed_insert ON %1$s IS %4$s;
            COMMENT ON TRIGGER trestle_computed_update ON %1$s IS %4$s;
            %6$s""";

    private static final String CLEARING = """
            CREATE OR REPLACE TRIGGER trestle_computed_clear BEFORE UPDATE ON %s
                FOR EACH ROW EXECUTE FUNCTION %s();

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

    /** The names of the triggers of a table. */
    static List<String> names(ComputedTable table) {
        return table.clears() ? List.of(INSERT, UPDATE, CLEAR) : List.of(INSERT, UPDATE);
    }

    String text() {
        CellTriggerSql bodies = new CellTriggerSql(table);
        List<String> triggers = new ArrayList<>(List.of(
                trigger(INSERT, 4, "NULL", "'new_rows'", table.inserted(), bodies.inserted()),
                trigger(UPDATE, 16, "'old_rows'", "'new_rows'", table.updated(), bodies.updated())));
        if (table.clears()) {
            triggers.add(trigger(CLEAR, 19, "NULL", "NULL", table.cleared(), bodies.cleared()));
        }
        String condition = DIFFER.formatted(triggers.size(), String.join(",\n", triggers), SqlNames.text(table.sql()), mark);
        String statements = INDENT + "LOCK TABLE " + table.sql() + " IN SHARE ROW EXCLUSIVE MODE;\n\n"
                + function(table.inserted(), bodies.inserted())
                + function(table.updated(), bodies.updated())
                + (table.clears() ? function(table.cleared(), bodies.cleared()) : "")
                + TRIGGERS.formatted(table.sql(), SqlNames.own(table.inserted()), SqlNames.own(table.updated()), mark,
                        table.clears() ? CLEARING.formatted(table.sql(), SqlNames.own(table.cleared())) : "",
                        table.clears() ? "COMMENT ON TRIGGER " + CLEAR + " ON " + table.sql() + " IS " + mark + ";\n" : "")
                        .indent(INDENT.length()).replaceAll("(?m)^ +$", "");
        return "\n-- The triggers of " + CellSql.line(table.name()) + ". If they differ, writers wait until the end of the transaction.\n"
                + DoBlock.when(condition, statements.stripTrailing())
                + VERSIONS.formatted(table.cellsSql(),
                        columns(column -> "(" + SqlNames.text(column.name()) + ", " + column.version() + ")"),
                        columns(column -> SqlNames.text(column.name())));
    }

    /** With its type as {@code pg_trigger.tgtype} has it: 1 for each row, 2 before, 4 INSERT, 16 UPDATE. */
    private static String trigger(String name, int type, String oldRows, String newRows, String function, String body) {
        return TRIGGER.formatted(SqlNames.text(name), type, oldRows, newRows, SqlNames.text(SqlNames.own(function) + "()"),
                SqlNames.text(CellTriggerSql.sha256(body)));
    }

    private static String function(String name, String body) {
        return FUNCTION.formatted(SqlNames.own(name), DoBlock.quote("$trestle$", "$trestle%d$", body), body);
    }

    private String columns(Function<ComputedColumn, String> text) {
        return table.columns().stream().map(text).collect(Collectors.joining(", "));
    }
}
