package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.types.Json;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a job does: its statement, and the hook that makes the result of what the statement gave.
 *
 * <p>The statement and its being noted in the job are one transaction, so it takes effect exactly once. The hook comes
 * after it, and its result ends the job in another one; if its server ends before that, the hook alone runs again.
 *
 * @param hook null if the result is that of the statement
 */
record Steps<Q, W, R>(
        JsonForm<Q> request, TrackedWork<Q, W> work, JsonForm<W> row, @Nullable Hook<W, R> hook) {

    private static final System.Logger LOG = System.getLogger(Steps.class.getName());

    /** What else happens when a job ends whose hook gave nothing. */
    void failed(Database transaction, UUID job, Json row, HttpProblem problem) {
        if (hook != null) {
            hook.ending.failed().end(transaction, job, row, problem);
        }
    }

    /** The hook, the form of its result, and what else its transaction does that ends the job. */
    record Hook<W, R>(
            Function<? super W, ? extends R> code, JsonForm<R> form, JobEnding<? super W, ? super R> ending) {

        /** Does nothing if the claim is lost. */
        void respond(W given, Attempt attempt, Database database, ResultStore results) {
            R result = attempt.call(() -> code.apply(given));
            claimed(attempt, database, transaction -> {
                ending.done().end(transaction, attempt.claim().id(), given, result);
                require(results.done(new JobTable(transaction), attempt.claim(), form.write(result)));
                return result;
            });
        }
    }

    /**
     * Runs what has not been done yet. It ends quietly if the claim is lost.
     *
     * @throws HttpProblem why the job has not ended
     */
    void run(Attempt attempt, Database database, ServiceFiles files) {
        ResultStore results = new ResultStore(() -> files);
        Claim claim = attempt.claim();
        Json stored = claim.row();
        Optional<W> given = stored != null
                ? Optional.of(row.read(stored))
                : runStatement(attempt, request.keeping(files.storing(JobsRun.FILES)).read(claim.request()), database, results);
        if (hook != null && given.isPresent()) {
            hook.respond(given.get(), attempt, database, results);
        } else if (stored != null) {
            // A newer deployment has dropped the hook that the job was waiting for, and so what its end would have done.
            LOG.log(Level.WARNING, () -> "Job " + claim.id() + " waited for a hook that its route no longer has: the row of"
                    + " its statement is the result");
            results.done(new JobTable(database), claim, stored);
        }
    }

    private Optional<W> runStatement(Attempt attempt, Q input, Database database, ResultStore results) {
        return claimed(attempt, database, transaction -> {
            JobTable jobs = new JobTable(transaction);
            W result = work.run(transaction, input, attempt.progress());
            // Now, and not with the end of the job: that transaction may have an older snapshot.
            new ProgressTable(database).store(List.of(attempt));
            Json json = row.write(result);
            require(hook == null ? results.done(jobs, attempt.claim(), json) : jobs.keepRow(attempt.claim(), json));
            if (hook != null) {
                hook.ending.stored().store(transaction, attempt.claim().id(), result);
            }
            return result;
        });
    }

    /** Works in a transaction that can be found to cancel the job; empty, and undone, if the claim is lost. */
    private static <T> Optional<T> claimed(Attempt attempt, Database database, Function<Database, T> step) {
        Claim claim = attempt.claim();
        if (claim.attempt() > 1) {
            // A server that was thought dead may still hold the lock, though its work can no longer take effect.
            StatementLock.expelHolder(database, claim.id());
        }
        try {
            return Optional.of(database.transaction(attempt.timeout(), transaction -> {
                StatementLock.take(transaction, claim.id());
                // Whoever cancels the job does so first and looks for the lock then, so one of the two sees the other.
                require(new JobTable(transaction).holds(claim));
                return step.apply(transaction);
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

    /** Undoes the transaction of a job that was cancelled or taken over. */
    private static final class ClaimGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        ClaimGone() {
            super(null, null, false, false);
        }
    }
}
