package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the bodies of the functions that enter cells. They enter them in the order of their keys, so that two statements do not
 * wait for each other. They compare rows by their bytes: types such as json have no equality, that of others takes different
 * values for equal, and that of an extension is not found by the search path of the functions. A statement that stores the values of a
 * backfill sets the priority of the values that depend on them: later than those of rows that were written.
 */
public record CellTriggerSql(ComputedTable table) {

    private static final String BODY = """

            BEGIN
                IF pg_catalog.current_setting('trestle.computed', true) = 'later' THEN
                    RETURN NULL;
                END IF;
                INSERT INTO %s AS cell (%s, col, version, priority)
                SELECT %s, c.col, c.version, CASE pg_catalog.current_setting('trestle.computed_priority', true) WHEN '1' THEN 1 ELSE 0 END
                  FROM new_rows AS n
            %s
                 ORDER BY %3$s, c.col
                    ON CONFLICT (%2$s, col) DO UPDATE
                   SET generation = excluded.generation, version = excluded.version, priority = least(cell.priority, excluded.priority),%s
                       due_at = excluded.due_at, attempts = 0, failed_at = NULL, error_type = NULL, error_message = NULL;
                RETURN NULL;
            END
            """;

    private static final String CLEARED = """

            BEGIN
                IF pg_catalog.current_setting('trestle.computed', true) = 'later' THEN
                    RETURN NEW;
                END IF;
            %s    RETURN NEW;
            END
            """;

    private static final String CLEAR = """
                IF pg_catalog.record_image_ne(%s, %s) THEN
                    NEW.%s := NULL;
                END IF;
            """;

    /** Sets columns to null whose inputs change; it comes before the row is written, and in the order in which columns are computed. */
    public String cleared() {
        return CLEARED.formatted(table.columns().stream().filter(ComputedColumn::cleared)
                .map(column -> CLEAR.formatted(row(column, "OLD."), row(column, "NEW."), column.sql()))
                .collect(Collectors.joining()));
    }

    /** Enters every column of each new row; a cell of a row of the same key that was deleted is that of the new row. */
    public String inserted() {
        return body("     CROSS JOIN (VALUES\n" + values(column -> "") + ") AS c (col, version)", " since = excluded.since,");
    }

    /** Enters the columns with an input that changed; all of them if the key changed, because it is another row. */
    public String updated() {
        String same = table.key().stream()
                .map(key -> "o." + compared(key) + " = n." + compared(key))
                .collect(Collectors.joining(" AND "));
        return body("      LEFT JOIN old_rows AS o ON " + same + "\n     CROSS JOIN LATERAL (VALUES\n"
                + values(column -> ", pg_catalog.record_image_ne(" + row(column, "o.") + ", " + row(column, "n.") + ")")
                + ") AS c (col, version, changed)\n     WHERE c.changed OR o." + table.key().get(0).sql() + " IS NULL", "");
    }

    /** What tells one body from another, as the runtime asks PostgreSQL for it. */
    public static String sha256(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String body(String from, String since) {
        return BODY.formatted(table.cellsSql(), keys(key -> key.cellSql()), keys(key -> "n." + key.sql()),
                from, since);
    }

    private String values(Function<ComputedColumn, String> condition) {
        return table.columns().stream()
                .map(column -> "            (" + SqlNames.text(column.name()) + ", " + column.version() + condition.apply(column) + ")")
                .collect(Collectors.joining(",\n"));
    }

    // ROW(o.title, o.body)
    private static String row(ComputedColumn column, String rows) {
        return column.from().stream().map(source -> rows + source.sql()).collect(Collectors.joining(", ", "ROW(", ")"));
    }

    private static String compared(ComputedTable.KeyColumn key) {
        return key.sql() + (key.known() ? "" : "::pg_catalog.text");
    }

    private String keys(Function<ComputedTable.KeyColumn, String> text) {
        return table.key().stream().map(text).collect(Collectors.joining(", "));
    }
}
