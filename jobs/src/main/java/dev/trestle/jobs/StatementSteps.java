package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.types.Json;
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
record StatementSteps<Q, W, R>(
        JsonForm<Q> request, TrackedWork<Q, W> work, JsonForm<W> row, @Nullable Hook<W, R> hook)
        implements Steps {

    @Override
    public void failed(Database transaction, UUID job, Json row, HttpProblem problem) {
        if (hook != null) {
            hook.ending.failed().end(transaction, job, row, problem);
        }
    }

    /** The hook, the form of its result, and what else its transaction does that ends the job. */
    record Hook<W, R>(
            Function<? super W, ? extends R> code, JsonForm<R> form, JobEnding<? super W, ? super R> ending) {

        /** Stores the row that the hook will be given. */
        void keep(JobTable jobs, Claim claim, Json json, W given) {
            try {
                ClaimedWork.require(jobs.keepRow(claim, json));
                ending.stored().store(jobs.database(), claim.id(), given);
            } catch (RuntimeException e) {
                ending.outside().undone(given);
                throw e;
            }
        }

        /** Does nothing if the claim is lost. */
        void respond(W given, Attempt attempt, Database database, ResultStore results) {
            R result = attempt.call(() -> code.apply(given));
            new ClaimedWork(attempt, database).run(transaction -> {
                ending.done().end(transaction, attempt.claim().id(), given, result);
                ClaimedWork.require(results.done(new JobTable(transaction), attempt.claim(), form.write(result)));
                ending.outside().complete(given);
                return result;
            });
        }
    }

    @Override
    public void run(Attempt attempt, Database database, ServiceFiles files) {
        ResultStore results = new ResultStore(() -> files);
        Claim claim = attempt.claim();
        Json stored = claim.row();
        Optional<W> given = stored != null
                ? Optional.of(row.read(stored))
                : runStatement(attempt, request.keeping(files.storing(JobsRun.FILES)).read(claim.request()), database, results);
        if (hook != null && given.isPresent()) {
            hook.respond(given.get(), attempt, database, results);
        } else if (stored != null) {
            Steps.endWithRow(claim, stored, results, database);
        }
    }

    private Optional<W> runStatement(Attempt attempt, Q input, Database database, ResultStore results) {
        ClaimedWork claimed = new ClaimedWork(attempt, database);
        return claimed.run(transaction -> {
            JobTable jobs = new JobTable(transaction);
            W result = work.run(transaction, input, attempt.progress());
            claimed.storeProgress();
            Json json = row.write(result);
            if (hook == null) {
                ClaimedWork.require(results.done(jobs, attempt.claim(), json));
            } else {
                hook.keep(jobs, attempt.claim(), json, result);
            }
            return result;
        });
    }
}
