package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Upload;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.RowReader;
import dev.trestle.runtime.types.Json;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The jobs as clients and runners see them, by one statement each. What a runner does needs its claim: nothing happens
 * where that has gone.
 *
 * @param database the service's, or one that is bound to a job's transaction
 */
record JobTable(Database database) {

    /** The queue's entry has the route for its task and the job for its instance. */
    private static final String SUBMIT = """
            WITH job AS (
                INSERT INTO trestle.job (id, route, request, max_attempts, keep_results)
                VALUES (?, ?, ?::json, ?, pg_catalog.make_interval(secs => ?)) RETURNING id, route),
            file AS (
                INSERT INTO trestle.job_file (job_id, key) SELECT id, unnest(ARRAY[%s]::text[]) FROM job)
            INSERT INTO trestle.scheduled_task (task_name, task_instance, execution_time, picked, version)
            SELECT route, id::text, now(), false, 1 FROM job""";

    /** Stops counting at the limit. */
    private static final String WAITING = """
            SELECT count(*) FROM (
                SELECT 1 FROM trestle.scheduled_task WHERE task_name = ? AND NOT picked LIMIT ?) AS waiting""";

    private static final String FIND = "SELECT " + JobState.COLUMNS
            + " FROM trestle.job WHERE id = ? AND (expires_at IS NULL OR expires_at > now())";

    private static final String CLAIMED = " WHERE id = ? AND status = 'running' AND attempts = ?";

    private static final String CANCEL =
            endEarly("status = 'cancelled'", " WHERE id = ? AND status IN ('pending', 'running')");
    private static final String DEQUEUE =
            "DELETE FROM trestle.scheduled_task WHERE task_name = ? AND task_instance = ? AND NOT picked";

    private static final String CLAIM = """
            WITH claimed AS (
                UPDATE trestle.job
                   SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, clock_timestamp())
                 WHERE id = ? AND status IN ('pending', 'running') RETURNING *),
            progress AS (
                DELETE FROM trestle.job_progress USING claimed WHERE job_id = claimed.id)
            SELECT %s FROM claimed""".formatted(Claim.COLUMNS);

    private static final String HOLDS = "SELECT 1 FROM trestle.job" + CLAIMED;
    private static final String ROW = "UPDATE trestle.job SET row = ?::json" + CLAIMED;
    private static final String DONE = end("status = 'done', result = ?::json", CLAIMED, "*", "", "id");
    private static final String DONE_IN_FILE = end("status = 'done', result = 'null'", CLAIMED, "*",
            ", stored AS (INSERT INTO trestle.job_result (job_id, key) SELECT id, ? FROM ended)", "id");
    private static final String FAIL = endEarly(
            "status = 'error', error = ?::json, attempts = least(attempts, max_attempts)", CLAIMED);
    private static final String RETRY = "UPDATE trestle.job SET status = 'pending'" + CLAIMED;
    private static final String HAND_BACK =
            "UPDATE trestle.job SET status = 'pending', attempts = attempts - 1" + CLAIMED;

    /** Also those that are deleted already. */
    private static final String ENDED = """
            SELECT id FROM unnest(?::uuid[]) AS awaited (id) WHERE NOT EXISTS (
                SELECT FROM trestle.job WHERE job.id = awaited.id AND expires_at IS NULL)""";

    private static final String CANCELLED =
            "SELECT id FROM trestle.job WHERE id = ANY (?::uuid[]) AND status = 'cancelled'";

    /**
     * A job that has ended needs its files no more: then the media sweeper takes them. The end is now, not when the
     * transaction of the statement began.
     */
    private static String end(String set, String where, String ended, String more, String returning) {
        return "WITH ended AS (UPDATE trestle.job SET " + set
                + ", row = NULL, finished_at = clock_timestamp(), expires_at = clock_timestamp() + keep_results" + where
                + " RETURNING " + ended + "),"
                + " file AS (DELETE FROM trestle.job_file USING ended WHERE job_id = ended.id)" + more
                + " SELECT " + returning + " FROM ended";
    }

    /**
     * Also returns the row that waited for the hook, read under its lock, so that no row is missed that is stored
     * meanwhile.
     */
    private static String endEarly(String set, String where) {
        String read = "(SELECT id AS job_id, row AS kept FROM trestle.job" + where + " FOR UPDATE)";
        return end(set, " FROM " + read + " AS waiting WHERE id = job_id", "job.*, kept", "", Ended.COLUMNS);
    }

    void submit(UUID id, String route, Json request, List<Upload> files, JobOptions options) {
        String sql = SUBMIT.formatted(String.join(", ", Collections.nCopies(files.size(), "?")));
        database.execute(sql, binds -> {
            binds.value(id, PgCodecs.UUID);
            binds.text(route);
            binds.value(request, PgCodecs.JSON);
            binds.int4(options.attempts());
            binds.float8(options.keepResults().toMillis() / 1000.0);
            for (Upload file : files) {
                binds.media(file, JobsRun.FILES);
            }
        });
    }

    /** Whether so many jobs of a route wait, or more. */
    boolean areWaiting(String route, int count) {
        return database.one(WAITING, binds -> {
            binds.text(route);
            binds.int4(count);
        }, row -> row.int8(1)) >= count;
    }

    /** Empty for a job that is unknown, or that ended too long ago. */
    Optional<JobState> find(UUID id) {
        return database.<JobState>all(FIND, binds -> binds.value(id, PgCodecs.UUID), JobState::read).stream().findFirst();
    }

    /** Empty if the job is unknown or has ended. */
    Optional<Ended> cancel(UUID id) {
        Optional<Ended> job = database.<Ended>all(CANCEL, binds -> binds.value(id, PgCodecs.UUID), Ended::read).stream().findFirst();
        job.ifPresent(cancelled -> database.execute(DEQUEUE, binds -> {
            binds.text(cancelled.state().route());
            binds.text(id.toString());
        }));
        return job;
    }

    /** Empty for a job that has ended. Takes over from a server that is thought dead. */
    Optional<Claim> claim(UUID id) {
        return database.<Claim>all(CLAIM, binds -> binds.value(id, PgCodecs.UUID), Claim::read).stream().findFirst();
    }

    boolean holds(Claim claim) {
        return !database.all(HOLDS, binds -> bind(claim, binds), row -> claim).isEmpty();
    }

    /** Stores the result of the statement, for the hook; false if the claim is lost. */
    boolean keepRow(Claim claim, Json row) {
        return database.execute(ROW, binds -> {
            binds.value(row, PgCodecs.JSON);
            bind(claim, binds);
        }) > 0;
    }

    /** False if the claim is lost. */
    boolean done(Claim claim, Json result) {
        return !end(DONE, result, claim, row -> claim).isEmpty();
    }

    /** The same with a result in a file. */
    boolean done(Claim claim, Upload result) {
        return !database.all(DONE_IN_FILE, binds -> {
            bind(claim, binds);
            binds.media(result, ResultStore.FILES);
        }, row -> claim).isEmpty();
    }

    /** Empty if the claim is lost. */
    Optional<Ended> fail(Claim claim, HttpProblem problem) {
        return this.<Ended>end(FAIL, JobProblem.JSON.write(problem), claim, Ended::read).stream().findFirst();
    }

    /** Gives the claim up, after a failed attempt; false if it is lost. */
    boolean retry(Claim claim) {
        return update(RETRY, claim);
    }

    /** Gives the claim up, without counting the attempt; false if it is lost. */
    boolean handBack(Claim claim) {
        return update(HAND_BACK, claim);
    }

    /** Those that have ended. */
    List<UUID> endedOf(Collection<UUID> ids) {
        return among(ids, ENDED);
    }

    List<UUID> cancelledOf(Collection<UUID> ids) {
        return among(ids, CANCELLED);
    }

    private List<UUID> among(Collection<UUID> ids, String sql) {
        return database.all(sql,
                binds -> binds.value(List.copyOf(ids), PgCodecs.array(PgCodecs.UUID)), row -> row.value(1, PgCodecs.UUID));
    }

    private <T> List<T> end(String sql, Json value, Claim claim, RowReader<? extends T> reader) {
        return database.all(sql, binds -> {
            binds.value(value, PgCodecs.JSON);
            bind(claim, binds);
        }, reader);
    }

    private boolean update(String sql, Claim claim) {
        return database.execute(sql, binds -> bind(claim, binds)) > 0;
    }

    private static void bind(Claim claim, Binds binds) throws SQLException {
        binds.value(claim.id(), PgCodecs.UUID);
        binds.int4(claim.attempt());
    }
}
