package dev.trestle.computed;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements on the cells of a table, except the one that stores values. None of them waits for a cell that a writer has
 * locked: so none is a part of a deadlock.
 *
 * @param due whether there are cells to take
 * @param claim takes cells that are due, and whose inputs are not to be computed themselves
 * @param take takes cells of some rows, whose inputs are not to be computed themselves
 * @param wake makes cells due that waited for others
 * @param hold moves the time at which cells are due, of those that this server still has
 * @param fail stores an error
 * @param delete removes cells
 * @param retry makes some failed cells due
 * @param count counts cells
 * @param errors counts failed cells by the type of their error
 */
record CellSql(
        String due, String claim, String take, String wake, String hold, String fail, String delete, String retry, String count, String errors) {

    /**
     * Looks at the first cells that are due. Those that wait for others move out of the way, for as long as they have waited
     * already: however many wait, a look is short, and each is looked at a few times only.
     */
    private static final String CLAIM = """
            WITH head AS MATERIALIZED (
                SELECT %2$s, d.since
                  FROM %1$s AS d
                 WHERE d.col = ? AND d.version = ? AND d.priority <= ? AND d.failed_at IS NULL AND d.due_at <= now()
                   AND NOT EXISTS (SELECT FROM trestle.computed_limit AS l WHERE l.name = ? AND l.paused_until > now())
                 ORDER BY d.priority, d.due_at LIMIT ? FOR UPDATE OF d SKIP LOCKED),
            looked AS MATERIALIZED (
                SELECT d.*, (SELECT u.col FROM %1$s AS u WHERE %3$s AND u.col = ANY (?::text[]) LIMIT 1) AS waiting_for
                  FROM head AS d),
            ready AS MATERIALIZED (
                SELECT * FROM looked WHERE waiting_for IS NULL LIMIT ?)
            UPDATE %1$s AS c
               SET due_at = clock_timestamp() + CASE WHEN due.waiting_for IS NULL THEN pg_catalog.make_interval(secs => ?)
                       ELSE least(interval '10 min', greatest(interval '1 s', clock_timestamp() - due.since)) END,
                   attempts = c.attempts + CASE WHEN due.waiting_for IS NULL THEN 1 ELSE 0 END
              FROM (SELECT * FROM looked WHERE waiting_for IS NOT NULL UNION ALL SELECT * FROM ready) AS due
             WHERE %4$s AND c.col = ?
            RETURNING %5$s, c.generation, c.attempts, c.error_type IS NOT NULL, c.priority::integer, due.waiting_for IS NOT NULL""";

    /**
     * Cells of some rows, for a route that has written them: those that its transaction has entered, or also others that are due. A part of a
     * transaction has an own number, which is later than that of the whole, so that the age of what it writes is not positive.
     */
    private static final String TAKE = """
            WITH due AS MATERIALIZED (
                SELECT %2$s
                  FROM %1$s AS d JOIN unnest(%6$s) AS t (%7$s) ON %8$s
                 WHERE d.col = ? AND d.version = ? AND d.attempts = 0 AND d.failed_at IS NULL
                   AND (pg_catalog.age(d.xmin) <= 0 OR ? AND d.due_at <= clock_timestamp())
                   AND NOT EXISTS (SELECT FROM %1$s AS u WHERE %3$s AND u.col = ANY (?::text[]))
                   FOR UPDATE OF d SKIP LOCKED)
            UPDATE %1$s AS c
               SET due_at = clock_timestamp() + pg_catalog.make_interval(secs => ?), attempts = 1
              FROM due WHERE %4$s AND c.col = ?
            RETURNING %5$s, c.generation, c.attempts, c.error_type IS NOT NULL, c.priority::integer""";

    /** Those that moved out of the way, and have not been taken since. */
    private static final String WAKE = """
            WITH due AS MATERIALIZED (
                SELECT %2$s, d.col
                  FROM %1$s AS d JOIN unnest(%6$s) AS t (%7$s) ON %8$s
                 WHERE d.col = ANY (?::text[]) AND d.failed_at IS NULL AND d.attempts = 0 AND d.due_at > now()
                   FOR UPDATE OF d SKIP LOCKED)
            UPDATE %1$s AS c SET due_at = clock_timestamp() FROM due WHERE %4$s AND c.col = due.col""";

    /** The cells that this server took, and that are the same: no input has changed, and no other server has taken them. */
    private static final String TAKEN = """
            WITH taken AS MATERIALIZED (
                SELECT %2$s
                  FROM %1$s AS d JOIN unnest(%6$s, ?::bigint[], ?::integer[]) AS t (%7$s, generation, attempts) ON %8$s
                 WHERE d.col = ? AND d.generation = t.generation AND d.attempts = t.attempts AND d.failed_at IS NULL
                   FOR UPDATE OF d SKIP LOCKED)
            """;

    private static final String HOLD = TAKEN + """
            UPDATE %1$s AS c
               SET due_at = clock_timestamp() + pg_catalog.make_interval(secs => ?), attempts = c.attempts + ?
              FROM taken AS due WHERE %4$s AND c.col = ?
            RETURNING c.generation""";

    /** A backfill counts the rows of it that have failed, and may stop at the first one. */
    private static final String FAIL = TAKEN + """
            , changed AS (
                UPDATE %1$s AS c
                   SET due_at = clock_timestamp() + pg_catalog.make_interval(secs => ?),
                       failed_at = CASE WHEN ? THEN clock_timestamp() END, error_type = ?, error_message = ?
                  FROM taken AS due WHERE %4$s AND c.col = ?
                RETURNING c.generation, c.priority, c.failed_at, c.error_type, ARRAY[%9$s] AS key),
            fed AS (
                SELECT count(*) AS rows, min(error_type) AS error_type, (array_agg(key::text ORDER BY generation))[1] AS key
                  FROM changed WHERE priority = 2 AND failed_at IS NOT NULL),
            counted AS (
                UPDATE trestle.backfill AS b
                   SET failed = b.failed + fed.rows, changed_at = clock_timestamp(),
                       state = CASE WHEN b.state = 'running' AND b.on_error = 'stop' THEN 'stopped' ELSE b.state END,
                       stop_reason = CASE WHEN b.state = 'running' AND b.on_error = 'stop' THEN fed.error_type ELSE b.stop_reason END,
                       stop_key = CASE WHEN b.state = 'running' AND b.on_error = 'stop' THEN fed.key::text[] ELSE b.stop_key END
                  FROM fed
                 WHERE b.name = ? AND b.ended_at IS NULL AND fed.rows > 0)
            SELECT generation FROM changed""";

    /** Whether there is something to compute, without the locks and the writes of a claim. */
    private static final String DUE = """
            SELECT EXISTS (
                SELECT FROM %1$s AS d
                 WHERE d.col = ? AND d.version = ? AND d.priority <= ? AND d.failed_at IS NULL AND d.due_at <= now())""";

    private static final String DELETE = TAKEN + """
            DELETE FROM %1$s AS c USING taken AS due WHERE %4$s AND c.col = ?
            RETURNING c.generation""";

    /** Those that failed before a time: one that fails again meanwhile is not retried again. */
    private static final String RETRY = """
            WITH due AS MATERIALIZED (
                SELECT %2$s FROM %1$s AS d WHERE d.col = ? AND d.failed_at <= ? LIMIT ? FOR UPDATE OF d SKIP LOCKED)
            UPDATE %1$s AS c
               SET due_at = clock_timestamp(), attempts = 0, failed_at = NULL, error_type = NULL, error_message = NULL
              FROM due WHERE %4$s AND c.col = ?""";

    private static final String COUNT = """
            SELECT count(*) FILTER (WHERE d.failed_at IS NULL AND NOT d.waits),
                   count(*) FILTER (WHERE d.failed_at IS NULL AND d.waits),
                   count(*) FILTER (WHERE d.failed_at IS NULL AND d.error_type IS NOT NULL),
                   count(*) FILTER (WHERE d.failed_at IS NOT NULL),
                   count(*) FILTER (WHERE d.version <> ?),
                   min(d.since) FILTER (WHERE d.failed_at IS NULL),
                   extract(epoch FROM now() - min(d.since) FILTER (WHERE d.failed_at IS NULL))::bigint
              FROM (SELECT d.*, EXISTS (SELECT FROM %1$s AS u WHERE %3$s AND u.col = ANY (?::text[])) AS waits
                      FROM %1$s AS d WHERE d.col = ?) AS d""";

    /** Few, as errors have few types. */
    private static final String ERRORS = """
            SELECT error_type, count(*) FROM %1$s
             WHERE col = ? AND failed_at IS NOT NULL GROUP BY error_type ORDER BY 2 DESC, 1 LIMIT 20""";

    static CellSql of(ComputedTable<?> table) {
        List<String> names = table.key().stream().map(KeyColumn::name).toList();
        Object[] parts = {
            table.cells(),
            join(names, ", ", "d."::concat),
            join(names, " AND ", name -> "u." + name + " = d." + name),
            join(names, " AND ", name -> "c." + name + " = due." + name),
            join(names, ", ", "c."::concat),
            table.key().stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", ")),
            String.join(", ", names),
            join(names, " AND ", name -> "d." + name + " = t." + name),
            join(names, ", ", name -> "c." + name + "::text"),
        };
        return new CellSql(DUE.formatted(parts), CLAIM.formatted(parts), TAKE.formatted(parts),
                WAKE.formatted(parts), HOLD.formatted(parts), FAIL.formatted(parts),
                DELETE.formatted(parts), RETRY.formatted(parts), COUNT.formatted(parts),
                ERRORS.formatted(parts));
    }

    private static String join(List<String> names, String between, Function<String, String> each) {
        return names.stream().map(each).collect(Collectors.joining(between));
    }
}
