package dev.trestle.computed.backfill;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of backfills. Every method throws {@link HttpProblem} as {@link Database} does.
 *
 * @param database has their table; bound to a transaction for {@link #hold} and what follows
 */
record Runs(Database database) {

    /** Only few rows have not ended; those that were cancelled lately are one page of cells each. */
    private static final String OPEN = "SELECT " + Run.COLUMNS + """

              FROM trestle.backfill AS b
             WHERE b.ended_at IS NULL
               AND EXISTS (SELECT FROM trestle.computed_column AS c JOIN unnest(?::text[], ?::integer[]) AS own (name, version)
                               ON c.name = own.name AND c.version = own.version
                            WHERE c.name = b.name)""";

    private static final String CANCELLED = """
            SELECT DISTINCT b.name FROM trestle.backfill AS b
             WHERE b.state = 'cancelled' AND NOT b.swept AND b.name = ANY (?::text[])""";

    /** Costs less than the two above. Also true for a backfill of another service on the database. */
    private static final String ANY =
            "SELECT EXISTS (SELECT FROM trestle.backfill AS b WHERE b.ended_at IS NULL OR b.state = 'cancelled' AND NOT b.swept)";

    private static final String SWEPT = "UPDATE trestle.backfill SET swept = true, open = 0 WHERE name = ? AND state = 'cancelled' AND NOT swept";

    /** By one server at a time; a change of its state waits until this transaction ends. Another version may have been declared meanwhile. */
    private static final String HOLD = "SELECT " + Run.COLUMNS + """

              FROM trestle.backfill AS b JOIN trestle.computed_column AS c ON c.name = b.name
             WHERE b.backfill_id = ? AND b.state = 'running' AND c.version = ?
               FOR UPDATE OF b SKIP LOCKED""";

    /** PostgreSQL ends the transaction of a server that stands still, because writers could wait for its cells. */
    private static final String TIMEOUTS = """
            SELECT pg_catalog.set_config('lock_timeout', '100ms', true)
                   || pg_catalog.set_config('idle_in_transaction_session_timeout', '2s', true)""";

    private static final String WAITS = """
            UPDATE trestle.backfill SET waits_for = ?, served_at = clock_timestamp()
             WHERE backfill_id = ? AND state = 'running'
               AND (waits_for IS DISTINCT FROM ? OR served_at IS NULL OR served_at < clock_timestamp() - interval '1 s')""";

    private static final String FED = """
            UPDATE trestle.backfill AS b
               SET last_key = coalesce(?::text[], b.last_key), until_key = ?::text[], estimate = coalesce(b.estimate, ?),
                   scanned = b.scanned + n.looked, fed = b.fed + n.fed, fed_all = n.fed_all, open = n.open, waits_for = ?,
                   tokens = coalesce(?, b.tokens), refilled_at = n.at, served_at = n.at,
                   per_second = CASE WHEN n.seconds < 1 THEN b.per_second
                        ELSE coalesce(CASE WHEN b.per_second < 0.001 THEN 0 ELSE b.per_second END * 0.7
                                + 0.3 * (b.scanned + n.looked - n.open - b.measured) / n.seconds,
                            (b.scanned + n.looked - n.open - b.measured) / n.seconds) END,
                   measured = CASE WHEN n.seconds < 1 THEN b.measured ELSE b.scanned + n.looked - n.open END,
                   measured_at = CASE WHEN n.seconds < 1 THEN b.measured_at ELSE n.at END,
                   state = CASE WHEN n.fed_all AND n.open = 0 THEN 'done' ELSE b.state END,
                   changed_at = CASE WHEN n.fed_all AND n.open = 0 THEN n.at ELSE b.changed_at END,
                   ended_at = CASE WHEN n.fed_all AND n.open = 0 THEN n.at END
              FROM (SELECT i.*, extract(epoch FROM i.at - m.measured_at)::float8 AS seconds
                      FROM (SELECT ?::bigint AS looked, ?::bigint AS fed, ?::boolean AS fed_all, ?::bigint AS open,
                                   clock_timestamp() AS at) AS i, trestle.backfill AS m
                     WHERE m.backfill_id = ?) AS n
             WHERE b.backfill_id = ?""";

    /** Whether a backfill has not ended, or has left cells. */
    boolean any() {
        return database.one(ANY, binds -> {}, row -> row.bool(1));
    }

    /** Backfills of these columns, whose version is that of their last declaration, that have not ended. */
    List<Run> open(List<Source> sources) {
        return database.all(OPEN, binds -> {
            binds.value(sources.stream().map(Source::name).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(sources.stream().map(Source::version).toList(), PgCodecs.array(PgCodecs.INT4));
        }, Run::read);
    }

    /** The columns with cancelled backfills that have left cells. */
    List<String> cancelled(List<String> names) {
        return database.all(CANCELLED, binds -> binds.value(names, PgCodecs.array(PgCodecs.TEXT)), row -> row.text(1));
    }

    void swept(String name) {
        database.execute(SWEPT, binds -> binds.text(name));
    }

    /** Says why a backfill does not go on, at most once a second. */
    void waits(Run run, String reason) {
        database.execute(WAITS, binds -> {
            binds.text(reason);
            binds.int8(run.id());
            binds.text(reason);
        });
    }

    /** Locks a backfill that runs, unless another server has; from here on no lock is waited for longer than 100 milliseconds. */
    Optional<Run> hold(Run run, Source source) {
        database.all(TIMEOUTS, binds -> {}, row -> row.text(1));
        return database.all(HOLD, binds -> {
            binds.int8(run.id());
            binds.int4(source.version());
        }, Run::read).stream().findFirst();
    }

    /**
     * Stores the progress.
     *
     * @param until the key of the last row; null if there is none
     * @param estimate of all rows; null if it is known
     * @param waitsFor null if it goes on
     * @param tokens that are left; null for no rate
     */
    void fed(
            Run run, PageResult page, @Nullable List<String> until, @Nullable Long estimate, long open, @Nullable String waitsFor,
            @Nullable Double tokens) {
        database.execute(FED, binds -> {
            binds.value(page.lastKey(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(until, PgCodecs.array(PgCodecs.TEXT));
            binds.int8(estimate);
            binds.text(waitsFor);
            binds.float8(tokens);
            binds.int8(page.looked());
            binds.int8(page.fed());
            binds.bool(page.isLast());
            binds.int8(open);
            binds.int8(run.id());
            binds.int8(run.id());
        });
    }
}
