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

    /**
     * The statistics may be missing, always for partitioned tables, or old: few rows are counted, and many estimated by a sample of blocks.
     */
    private static final String END = """
            WITH few AS MATERIALIZED (SELECT count(*) AS rows FROM (SELECT FROM %1$s LIMIT 200000) AS r),
            size AS MATERIALIZED (
                SELECT (coalesce((SELECT sum(pg_catalog.pg_relation_size(p.relid)) FROM pg_catalog.pg_partition_tree('%4$s') AS p),
                                 pg_catalog.pg_relation_size('%4$s')) / pg_catalog.current_setting('block_size')::numeric)::float8 AS blocks)
            SELECT (SELECT ARRAY[%2$s] FROM %1$s AS f ORDER BY %3$s LIMIT 1),
                   CASE WHEN (SELECT c.reltuples FROM pg_catalog.pg_class AS c WHERE c.oid = '%4$s'::pg_catalog.regclass) > 100000
                        THEN (SELECT c.reltuples::bigint FROM pg_catalog.pg_class AS c WHERE c.oid = '%4$s'::pg_catalog.regclass)
                        WHEN (SELECT few.rows FROM few) < 200000 THEN (SELECT few.rows FROM few)
                        ELSE (SELECT greatest(200000, count(*) * greatest(1, (SELECT size.blocks / 2000 FROM size)))::bigint
                                FROM %1$s TABLESAMPLE SYSTEM (least(100, 200000 / greatest(1, (SELECT size.blocks FROM size))))) END""";

    /** Looks at rows in the order of their keys, up to the number of cells that may be made; the rows that are not wanted cost nothing else. */
    private static final String PAGE_OF_ROWS = """
            WITH page AS MATERIALIZED (
                SELECT %1$s, %2$s AS wanted
                  FROM %3$s AS f
                 WHERE (%4$s) <= (%5$s)%6$s
                 ORDER BY %7$s LIMIT 5000),
            numbered AS MATERIALIZED (
                SELECT p.*, count(*) FILTER (WHERE p.wanted) OVER (ORDER BY %14$s ROWS UNBOUNDED PRECEDING) AS number FROM page AS p),
            looked AS MATERIALIZED (SELECT * FROM numbered WHERE number <= ?),
            fed AS (
                INSERT INTO %9$s AS cell (%10$s, col, version, priority)
                SELECT %8$s, ?, ?, 2 FROM looked WHERE wanted ORDER BY %8$s
                    ON CONFLICT (%10$s, col) %11$s
                RETURNING 1)
            SELECT (SELECT count(*) FROM page), (SELECT count(*) FROM looked), (SELECT count(*) FROM fed),
                   (SELECT ARRAY[%12$s] FROM looked ORDER BY %13$s LIMIT 1)""";

    /**
     * A row that has failed gets all of its attempts again, and keeps its error until then: a cancelled backfill leaves it as failed. What a
     * server of an older version computes is in vain. A row that is to be computed anyway stays as it is.
     */
    private static final String AGAIN = """
            DO UPDATE
                   SET generation = excluded.generation, version = excluded.version, priority = 2, due_at = excluded.due_at,
                       attempts = 0, failed_at = NULL
                 WHERE cell.failed_at IS NOT NULL OR cell.version < excluded.version""";

    /**
     * The open cells, without those that an input blocks which has failed; of those, the ones that servers compute or can take soon: neither
     * those that wait for another attempt nor those that wait for an input. Also all of them, and those of other columns that
     * are computed from values of the backfill.
     */
    private static final String OPEN = """
            SELECT count(*) FILTER (WHERE NOT few.blocked), count(*) FILTER (WHERE NOT few.blocked AND NOT few.waits), count(*),
                   (SELECT count(*) FROM (
                        SELECT FROM %1$s AS d
                         WHERE d.col = ANY (?::text[]) AND d.priority = 1 AND d.failed_at IS NULL AND d.error_type IS NULL
                           AND NOT EXISTS (SELECT FROM %1$s AS u WHERE %2$s AND u.failed_at IS NOT NULL) LIMIT 20000) AS later)
              FROM (SELECT EXISTS (SELECT FROM %1$s AS u WHERE %2$s AND u.col = ANY (?::text[]) AND u.failed_at IS NOT NULL) AS blocked,
                           d.error_type IS NOT NULL AND d.due_at > now()
                           OR EXISTS (SELECT FROM %1$s AS u WHERE %2$s AND u.col = ANY (?::text[])) AS waits
                      FROM %1$s AS d WHERE d.col = ? AND d.priority = 2 AND d.failed_at IS NULL LIMIT 20000) AS few""";

    /** Waits for no writer. A row that had failed before has failed again. */
    private static final String SWEEP = """
            WITH due AS MATERIALIZED (
                SELECT %2$s, d.col, d.error_type FROM %1$s AS d
                 WHERE d.col = ? AND d.priority = 2 AND d.failed_at IS NULL LIMIT 10000 FOR UPDATE OF d SKIP LOCKED),
            failed AS (
                UPDATE %1$s AS c SET failed_at = clock_timestamp(), generation = DEFAULT
                  FROM due WHERE %3$s AND c.col = due.col AND due.error_type IS NOT NULL RETURNING 1),
            deleted AS (
                DELETE FROM %1$s AS c USING due WHERE %3$s AND c.col = due.col AND due.error_type IS NULL RETURNING 1)
            SELECT (SELECT count(*) FROM failed) + (SELECT count(*) FROM deleted),
                   EXISTS (SELECT FROM %1$s AS d WHERE d.col = ? AND d.priority = 2 AND d.failed_at IS NULL)""";

    private static final String ADOPT = """
            WITH due AS MATERIALIZED (
                SELECT %2$s, d.col FROM %1$s AS d
                 WHERE d.col = ? AND d.version <> ? AND d.failed_at IS NULL AND d.due_at < now() - interval '1 min'
                   AND EXISTS (SELECT FROM trestle.computed_column AS o WHERE o.name = ? AND o.version = ?)
                 LIMIT 10000 FOR UPDATE OF d SKIP LOCKED)
            UPDATE %1$s AS c SET version = ?, generation = DEFAULT, attempts = 0 FROM due WHERE %3$s AND c.col = due.col""";

    static PageSql of(Source source, BackfillRows rows) {
        String first = page(source, rows, "");
        String next = page(source, rows, "\n       AND (" + keys(source, i -> "f." + row(source, i)) + ") > (" + bounds(source) + ")");
        return new PageSql(
                END.formatted(source.table(), keys(source, i -> "f." + row(source, i) + "::text"),
                        keys(source, i -> "f." + row(source, i) + " USING >"), source.table().replace("'", "''")),
                first, next, OPEN.formatted(source.cells(), same(source, "u.", "d.")), changed(SWEEP, source), changed(ADOPT, source));
    }

    private static String changed(String statement, Source source) {
        return statement.formatted(source.cells(), keys(source, i -> "d." + cell(source, i)), same(source, "c.", "due."));
    }

    /** The same key in two tables. */
    private static String same(Source source, String one, String other) {
        return IntStream.range(0, source.key().size()).mapToObj(i -> one + cell(source, i) + " = " + other + cell(source, i))
                .collect(Collectors.joining(" AND "));
    }

    private static String page(Source source, BackfillRows rows, String after) {
        String wanted = switch (rows) {
            case MISSING -> source.missing();
            case ALL -> "true";
            case OLDER_VERSION -> "coalesce(f." + source.versionColumn() + " < " + source.version() + ", true)";
        };
        return PAGE_OF_ROWS.formatted(
                keys(source, i -> "f." + row(source, i) + " AS k" + i), wanted, source.table(),
                keys(source, i -> "f." + row(source, i)), bounds(source), after, keys(source, i -> "f." + row(source, i) + " USING <"),
                keys(source, i -> "k" + i), source.cells(), keys(source, i -> cell(source, i)),
                AGAIN, keys(source, i -> "k" + i + "::text"),
                keys(source, i -> "k" + i + " USING >"), keys(source, i -> "k" + i + " USING <"));
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
