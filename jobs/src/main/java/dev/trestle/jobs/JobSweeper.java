package dev.trestle.jobs;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Deletes finished jobs whose time is over, and ends those whose route no server has any more. */
final class JobSweeper {

    private static final System.Logger LOG = System.getLogger(JobSweeper.class.getName());
    private static final int BATCH = 1000;

    private static final String EXPIRE = """
            DELETE FROM trestle.job WHERE id IN (
                SELECT id FROM trestle.job WHERE expires_at <= now() ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private static final String SEE = """
            INSERT INTO trestle.job_route (route, seen_at) SELECT unnest(?::text[]), now()
            ON CONFLICT (route) DO UPDATE SET seen_at = excluded.seen_at""";

    private static final String END_UNKNOWN = """
            WITH ended AS (
                UPDATE trestle.job
                   SET status = 'error', error = ?::json, row = NULL,
                       finished_at = clock_timestamp(), expires_at = clock_timestamp() + keep_results
                 WHERE expires_at IS NULL AND created_at < now() - pg_catalog.make_interval(secs => ?)
                   AND NOT EXISTS (
                        SELECT FROM trestle.job_route known
                         WHERE known.route = job.route AND known.seen_at > now() - pg_catalog.make_interval(secs => ?))
                RETURNING id, route),
            file AS (
                DELETE FROM trestle.job_file USING ended WHERE job_id = ended.id),
            dequeued AS (
                DELETE FROM trestle.scheduled_task task USING ended
                 WHERE task.task_name = ended.route AND task.task_instance = ended.id::text)
            SELECT id FROM ended""";

    private final Database database;
    private final List<String> routes;
    private final Duration forget;
    private final long startedAt = System.nanoTime();

    JobSweeper(Database database, List<String> routes, Duration forget) {
        this.database = database;
        this.routes = routes;
        this.forget = forget;
    }

    void sweep() {
        database.execute(SEE, binds -> binds.value(routes, PgCodecs.array(PgCodecs.TEXT)));
        while (database.execute(EXPIRE, binds -> binds.int4(BATCH)) == BATCH) {
            LOG.log(Level.DEBUG, "More than {0} jobs have expired", BATCH);
        }
        // When all servers were down for long, the first one up gives the others time to say what they know.
        if (System.nanoTime() - startedAt > forget.toNanos()) {
            endUnknown();
        }
    }

    private void endUnknown() {
        double seconds = forget.toMillis() / 1000.0;
        List<UUID> ended = database.all(END_UNKNOWN, binds -> {
            binds.value(JobProblem.JSON.write(JobProblem.unknownRoute()), PgCodecs.JSON);
            binds.float8(seconds);
            binds.float8(seconds);
        }, row -> row.value(1, PgCodecs.UUID));
        if (!ended.isEmpty()) {
            LOG.log(Level.WARNING, "Jobs of routes that no longer exist were ended: {0}", ended);
        }
    }
}
