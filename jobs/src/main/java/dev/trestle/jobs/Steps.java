package dev.trestle.jobs;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Json;
import dev.trestle.runtime.JsonForm;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a job does: its statement, and the hook that makes the result of what the statement gave.
 *
 * <p>The statement and its being noted in the job are one transaction, so it takes effect exactly once. The hook comes
 * after it; if its server ends before the result is stored, the hook alone runs again.
 *
 * @param hook null if the statement gives the result itself
 */
record Steps<Q, W, R>(
        JsonForm<Q> request, JobWork<Q, W> work, JsonForm<W> row, @Nullable Hook<W, R> hook) {

    /** The hook, and the form of its result. */
    record Hook<W, R>(Function<? super W, ? extends R> code, JsonForm<R> result) {

        Json apply(W given) {
            return result.write(code.apply(given));
        }
    }

    /**
     * Runs what has not been done yet. It ends quietly where the claim has gone.
     *
     * @throws HttpProblem why the job has not ended
     */
    void run(Attempt attempt, Database database) {
        Json stored = attempt.claim().row();
        if (stored != null) {
            end(attempt, row.read(stored), database);
            return;
        }
        Optional<W> given = runStatement(attempt, request.read(attempt.claim().request()), database);
        if (hook != null && given.isPresent()) {
            end(attempt, given.get(), database);
        }
    }

    /** Empty if the claim has gone. */
    private Optional<W> runStatement(Attempt attempt, Q input, Database database) {
        Claim claim = attempt.claim();
        if (claim.attempt() > 1) {
            // A server that was thought dead may still hold the lock, though its work can no longer take effect.
            StatementLock.expelHolder(database, claim.id());
        }
        try {
            return Optional.of(database.transaction(attempt.timeout(), transaction -> {
                JobTable jobs = new JobTable(transaction);
                StatementLock.take(transaction, claim.id());
                // Whoever cancels the job does so first and looks for the lock then, so one of the two sees the other.
                require(jobs.holds(claim));
                W result = work.run(transaction, input);
                Json json = row.write(result);
                require(hook == null ? jobs.done(claim, json) : jobs.keepRow(claim, json));
                return result;
            }));
        } catch (ClaimGone e) {
            return Optional.empty();
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new ClaimGone();
        }
    }

    /** The statement is over. A newer deployment may have dropped the hook that the job was waiting for. */
    private void end(Attempt attempt, W given, Database database) {
        Json result = hook == null ? row.write(given) : attempt.call(() -> hook.apply(given));
        new JobTable(database).done(attempt.claim(), result);
    }

    /** Undoes the transaction of a job that was cancelled or taken over. */
    private static final class ClaimGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        ClaimGone() {
            super(null, null, false, false);
        }
    }
}
