package dev.trestle.computed.backfill;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statements of a backfill on the user's table and its cells.
 *
 * @param end the key of the last row, and about how many rows there are
 * @param first makes cells for the first rows
 * @param next makes cells for the rows after a key
 * @param open counts open cells, up to a number
 * @param sweep deletes open cells
 * @param adopt takes cells over that servers of older versions have left
 */
record PageSql(String end, String first, String next, String open, String sweep, String adopt) {

    /** The rows that one statement looks at: few of them may be wanted, and its work has a bound. */
    static final int PAGE = 5_000;

    private static final String END = """
            SELECT (SELECT ARRAY[%2$s] FROM %1$s AS f ORDER BY %3$s LIMIT 1),
                   CASE WHEN (SELECT c.reltuples FROM pg_catalog.pg_class AS c WHERE c.oid = '%4$s'::pg_catalog.regclass) > 100000
                        THEN (SELECT c.reltuples::bigint FROM pg_catalog.pg_class AS c WHERE c.oid = '%4$s'::pg_catalog.regclass)
                        ELSE (SELECT count(*) FROM (SELECT FROM %1$s LIMIT 200000) AS few) END""";

    /** Looks at rows in the order of their keys, up to the number of cells that may be made; the rows that are not wanted cost nothing else. */
    private static final String PAGE_OF_ROWS = """
            WITH page AS MATERIALIZED (
                SELECT %1$s, %2$s AS wanted
                  FROM %3$s AS f
                 WHERE (%4$s) <= (%5$s)%6$s
                 ORDER BY %7$s LIMIT 5000),
            numbered AS MATERIALIZED (
                SELECT p.*, count(*) FILTER (WHERE p.wanted) OVER (ORDER BY %8$s ROWS UNBOUNDED PRECEDING) AS number FROM page AS p),
            looked AS MATERIALIZED (SELECT * FROM numbered WHERE number <= ?),
            fed AS (
                INSERT INTO %9$s AS cell (%10$s, col, version, priority)
                SELECT %8$s, ?, ?, 2 FROM looked WHERE wanted ORDER BY %8$s
                    ON CONFLICT (%10$s, col) %11$s
                RETURNING 1)
            SELECT (SELECT count(*) FROM page), (SELECT count(*) FROM looked), (SELECT count(*) FROM fed),
                   (SELECT ARRAY[%12$s] FROM looked ORDER BY %13$s LIMIT 1)""";

    /** A row that has failed gets all of its attempts again; one that is to be computed anyway stays as it is. */
    private static final String AGAIN = """
            DO UPDATE
                   SET generation = excluded.generation, version = excluded.version, priority = 2, due_at = excluded.due_at,
                       attempts = 0, failed_at = NULL, error_type = NULL, error_message = NULL
                 WHERE cell.failed_at IS NOT NULL""";

    private static final String OPEN = """
            SELECT count(*) FROM (SELECT FROM %s WHERE col = ? AND priority = 2 AND failed_at IS NULL LIMIT 20000) AS few""";

    private static final String SWEEP = "DELETE FROM %s WHERE col = ? AND priority = 2 AND failed_at IS NULL";

    private static final String ADOPT = """
            WITH due AS MATERIALIZED (
                SELECT %2$s, d.col FROM %1$s AS d
                 WHERE d.col = ? AND d.version < ? AND d.failed_at IS NULL AND d.due_at < now() - interval '1 min'
                 LIMIT 10000 FOR UPDATE OF d SKIP LOCKED)
            UPDATE %1$s AS c SET version = ?, generation = DEFAULT, attempts = 0 FROM due WHERE %3$s AND c.col = due.col""";

    static PageSql of(Source source, BackfillRows rows) {
        String first = page(source, rows, "");
        String next = page(source, rows, "\n       AND (" + keys(source, i -> "f." + row(source, i)) + ") > (" + bounds(source) + ")");
        return new PageSql(
                END.formatted(source.table(), keys(source, i -> "f." + row(source, i) + "::text"),
                        keys(source, i -> "f." + row(source, i) + " DESC"), source.table().replace("'", "''")),
                first, next, OPEN.formatted(source.cells()), SWEEP.formatted(source.cells()),
                ADOPT.formatted(source.cells(), keys(source, i -> "d." + cell(source, i)),
                        IntStream.range(0, source.key().size()).mapToObj(i -> "c." + cell(source, i) + " = due." + cell(source, i))
                                .collect(Collectors.joining(" AND "))));
    }

    private static String page(Source source, BackfillRows rows, String after) {
        String wanted = switch (rows) {
            // Not IS NULL, which is true for a composite value of nulls.
            case MISSING -> "f." + source.columnSql() + " IS NOT DISTINCT FROM NULL";
            case ALL -> "true";
            case OLDER_VERSION -> "coalesce(f." + source.versionColumn() + " < " + source.version() + ", true)";
        };
        return PAGE_OF_ROWS.formatted(
                keys(source, i -> "f." + row(source, i) + " AS k" + i), wanted, source.table(),
                keys(source, i -> "f." + row(source, i)), bounds(source), after, keys(source, i -> "f." + row(source, i)),
                keys(source, i -> "k" + i), source.cells(), keys(source, i -> cell(source, i)),
                rows == BackfillRows.MISSING ? "DO NOTHING" : AGAIN, keys(source, i -> "k" + i + "::text"),
                keys(source, i -> "k" + i + " DESC"));
    }

    /** A parameter for each column of a key. */
    private static String bounds(Source source) {
        return keys(source, i -> "?::text::" + source.key().get(i).type());
    }

    private static String keys(Source source, IntFunction<String> each) {
        return IntStream.range(0, source.key().size()).mapToObj(each).collect(Collectors.joining(", "));
    }

    private static String row(Source source, int column) {
        return source.key().get(column).row();
    }

    private static String cell(Source source, int column) {
        return source.key().get(column).cell();
    }
}
