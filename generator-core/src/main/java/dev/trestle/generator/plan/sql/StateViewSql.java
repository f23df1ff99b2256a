package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedTable;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the view of the state of each computed column of a table. */
record StateViewSql(ComputedTable table) {

    private static final String STATE = """
            CREATE OR REPLACE VIEW %s AS
            SELECT %s,
                   CASE WHEN c.failed_at IS NOT NULL THEN 'failed' ELSE 'pending' END AS state,
                   NULL::text AS waiting_for, c.error_type, c.error_message, c.attempts, c.since
              FROM %s AS c
             WHERE c.col = %s;
            """;

    private static final String STATE_AFTER_OTHERS = """
            CREATE OR REPLACE VIEW %s AS
            SELECT %s,
                   CASE WHEN c.failed_at IS NOT NULL THEN 'failed'
                        WHEN u.failed_at IS NOT NULL THEN 'blocked'
                        WHEN u.col IS NOT NULL THEN 'waiting'
                        ELSE 'pending' END AS state,
                   u.col AS waiting_for, c.error_type, c.error_message, c.attempts, c.since
              FROM %s AS c
              LEFT JOIN LATERAL (
                   SELECT u.col, u.failed_at
                     FROM %3$s AS u
                    WHERE %5$s AND u.col IN (%6$s)
                    ORDER BY u.failed_at, u.col LIMIT 1) AS u ON true
             WHERE c.col = %4$s;
            """;

    private static final int DIGITS = 16;

    /** Creates the views that differ from those that are there: to replace one waits for the transactions that read it. */
    String text() {
        return table.columns().stream()
                .map(column -> "\n" + ComputedDefinitions.line(table, column)
                        + "\n-- The rows whose value is still to be computed, or has failed.\n" + view(column))
                .collect(Collectors.joining());
    }

    private String view(ComputedColumn column) {
        String upstream = column.upstream().stream().map(SqlNames::text).collect(Collectors.joining(", "));
        String name = SqlNames.own(column.view());
        String view = (upstream.isEmpty() ? STATE : STATE_AFTER_OTHERS).formatted(
                name, keys(key -> "c." + key.cellSql(), ", "), table.cellsSql(), SqlNames.text(column.name()),
                keys(key -> "u." + key.cellSql() + " = c." + key.cellSql(), " AND "), upstream);
        String mark = SqlNames.text("Trestle, " + CellTriggerSql.sha256(view).substring(0, DIGITS));
        return DoBlock.when(
                "obj_description(to_regclass(" + SqlNames.text(name) + "), 'pg_class') IS DISTINCT FROM " + mark,
                (view + "COMMENT ON VIEW " + name + " IS " + mark + ";").indent(8).stripTrailing());
    }

    private String keys(Function<ComputedTable.KeyColumn, String> text, String separator) {
        return table.key().stream().map(text).collect(Collectors.joining(separator));
    }
}
