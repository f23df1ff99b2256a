package dev.trestle.jobs;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Json;
import java.util.Collection;
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
                VALUES (?, ?, ?::json, ?, pg_catalog.make_interval(secs => ?)) RETURNING id, route)
            INSERT INTO trestle.scheduled_task (task_name, task_instance, execution_time, picked, version)
            SELECT route, id::text, now(), false, 1 FROM job""";

    private static final String FIND = "SELECT " + JobState.COLUMNS
            + " FROM trestle.job WHERE id = ? AND (expires_at IS NULL OR expires_at > now())";

    private static final String END = "finished_at = now(), expires_at = now() + keep_results";

    private static final String CANCEL = "UPDATE trestle.job SET status = 'cancelled', row = NULL, " + END
            + " WHERE id = ? AND status IN ('pending', 'running') RETURNING " + JobState.COLUMNS;
    private static final String DEQUEUE =
            "DELETE FROM trestle.scheduled_task WHERE task_name = ? AND task_instance = ? AND NOT picked";

    private static final String CLAIM = """
            UPDATE trestle.job
               SET status = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now())
             WHERE id = ? AND status IN ('pending', 'running') RETURNING\s""" + Claim.COLUMNS;

    private static final String CLAIMED = " WHERE id = ? AND status = 'running' AND attempts = ?";
    private static final String HOLDS = "SELECT 1 FROM trestle.job" + CLAIMED;
    private static final String ROW = "UPDATE trestle.job SET row = ?::json" + CLAIMED;
    private static final String DONE =
            "UPDATE trestle.job SET status = 'done', result = ?::json, row = NULL, " + END + CLAIMED;
    private static final String FAIL = "UPDATE trestle.job SET status = 'error', error = ?::json, row = NULL,"
            + " attempts = least(attempts, max_attempts), " + END + CLAIMED;
    private static final String RETRY = "UPDATE trestle.job SET status = 'pending'" + CLAIMED;
    private static final String HAND_BACK =
            "UPDATE trestle.job SET status = 'pending', attempts = attempts - 1" + CLAIMED;

    private static final String CANCELLED =
            "SELECT id FROM trestle.job WHERE id = ANY (?::uuid[]) AND status = 'cancelled'";

    void submit(UUID id, String route, Json request, JobOptions options) {
        database.execute(SUBMIT, binds -> {
            binds.uuid(id);
            binds.text(route);
            binds.json(request);
            binds.int4(options.attempts());
            binds.float8(options.keepResults().toMillis() / 1000.0);
        });
    }

    /** Empty for a job that is unknown, or that ended too long ago. */
    Optional<JobState> find(UUID id) {
        return database.<JobState>list(FIND, binds -> binds.uuid(id), JobState::read).stream().findFirst();
    }

    /** The job as it is now; empty if it is unknown or has ended. */
    Optional<JobState> cancel(UUID id) {
        Optional<JobState> job =
                database.<JobState>list(CANCEL, binds -> binds.uuid(id), JobState::read).stream().findFirst();
        job.ifPresent(cancelled -> database.execute(DEQUEUE, binds -> {
            binds.text(cancelled.route());
            binds.text(id.toString());
        }));
        return job;
    }

    /** Empty for a job that has ended. Takes over from a server that is thought dead. */
    Optional<Claim> claim(UUID id) {
        return database.<Claim>list(CLAIM, binds -> binds.uuid(id), Claim::read).stream().findFirst();
    }

    boolean holds(Claim claim) {
        return !database.list(HOLDS, binds -> {
            binds.uuid(claim.id());
            binds.int4(claim.attempt());
        }, row -> claim).isEmpty();
    }

    /** Keeps what the statement gave, for the hook; false if the claim has gone. */
    boolean keepRow(Claim claim, Json row) {
        return update(ROW, row, claim);
    }

    /** False if the claim has gone. */
    boolean done(Claim claim, Json result) {
        return update(DONE, result, claim);
    }

    /** False if the claim has gone. */
    boolean fail(Claim claim, HttpProblem problem) {
        return update(FAIL, JobProblem.JSON.write(problem), claim);
    }

    /** Gives the claim up, after an attempt that failed; false if it has gone. */
    boolean retry(Claim claim) {
        return update(RETRY, claim);
    }

    /** Gives the claim up, as if the attempt had not been made; false if it has gone. */
    boolean handBack(Claim claim) {
        return update(HAND_BACK, claim);
    }

    List<UUID> cancelledOf(Collection<UUID> ids) {
        return database.list(CANCELLED,
                binds -> binds.array(List.copyOf(ids), UUID::toString), row -> row.uuid(1));
    }

    private boolean update(String sql, Json value, Claim claim) {
        return database.execute(sql, binds -> {
            binds.json(value);
            binds.uuid(claim.id());
            binds.int4(claim.attempt());
        }) > 0;
    }

    private boolean update(String sql, Claim claim) {
        return database.execute(sql, binds -> {
            binds.uuid(claim.id());
            binds.int4(claim.attempt());
        }) > 0;
    }
}
