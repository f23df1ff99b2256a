package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes attempts at the jobs of one route. */
final class Runner {

    private static final System.Logger LOG = System.getLogger(Runner.class.getName());

    /** For a database that is away, or a server that stops. */
    private static final Next SOON = new Next.Again(Duration.ofSeconds(1));

    /** Also no room for files. */
    private static final Set<Integer> TRANSIENT = Set.of(503, 504, 507);

    private static final Next NOTHING = new Next.Nothing();

    private final String route;
    private final JobOptions options;
    private final Steps steps;
    private final Database database;
    private final ServiceFiles files;
    private final JobTable jobs;
    private final ProgressTable progress;
    private final Attempts attempts;

    Runner(
            String route, JobOptions options, Steps steps, Database database, ServiceFiles files,
            Attempts attempts) {
        this.route = route;
        this.options = options;
        this.steps = steps;
        this.database = database;
        this.files = files;
        this.jobs = new JobTable(database);
        this.progress = new ProgressTable(database);
        this.attempts = attempts;
    }

    Duration timeout() {
        return options.timeout();
    }

    /** Makes one attempt at a job. */
    Next attempt(UUID id) {
        try {
            Optional<Claim> claim = jobs.claim(id);
            return claim.isPresent() ? attempt(claim.get()) : NOTHING;
        } catch (HttpProblem problem) {
            LOG.log(Level.WARNING, () -> "Job " + id + " of " + route + " waits for the database: " + problem.getMessage());
            return SOON;
        } catch (RuntimeException e) {
            // Of an ending: the scheduler would wait for minutes.
            LOG.log(Level.ERROR, "Job " + id + " of " + route + " could not be ended", LogText.of(e));
            return SOON;
        }
    }

    private Next attempt(Claim claim) {
        if (claim.isBeyondLast()) {
            fail(claim, JobProblem.brokenOff(claim.maxAttempts()));
            return NOTHING;
        }
        Attempt attempt = new Attempt(claim, database, options.timeout());
        attempts.add(attempt);
        try {
            steps.run(attempt, database, files);
            return NOTHING;
        } catch (HttpProblem problem) {
            return after(attempt, problem);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "Job " + claim.id() + " of " + route + " failed", LogText.of(e));
            return after(attempt, JobProblem.failure(e));
        } finally {
            attempts.remove(attempt);
        }
    }

    private Next after(Attempt attempt, HttpProblem problem) {
        Claim claim = attempt.claim();
        progress.store(List.of(attempt));
        StopReason reason = attempt.reason();
        if (reason == StopReason.SERVER_STOPS) {
            return jobs.handBack(claim) ? new Next.Again(Duration.ZERO) : NOTHING;
        }
        if (reason == StopReason.CANCELLED) {
            return NOTHING;
        }
        if (reason == StopReason.OVERDUE || attempt.isOverdue() && isTransient(problem)) {
            fail(claim, JobProblem.tookTooLong(options.timeout()));
            return NOTHING;
        }
        if (claim.attempt() < claim.maxAttempts() && (isTransient(problem) || attempt.isInHook() && isFailure(problem))) {
            Duration delay = options.backoffAfter(claim.attempt());
            LOG.log(Level.INFO, () -> "Job " + claim.id() + " of " + route + " is tried again in " + delay + ": "
                    + LogText.of(problem.getMessage()));
            return jobs.retry(claim) ? new Next.Again(delay) : NOTHING;
        }
        fail(claim, problem);
        return NOTHING;
    }

    /** Ends a job without a result, unless the claim is lost. */
    private void fail(Claim claim, HttpProblem problem) {
        database.transaction(transaction -> {
            Optional<Ended> ended = new JobTable(transaction).fail(claim, problem);
            ended.ifPresent(job -> end(transaction, job, problem));
            return ended;
        });
    }

    /** What else happens when a job ends without a result, in the same transaction. */
    void end(Database transaction, Ended job, HttpProblem problem) {
        Json row = job.row();
        if (row != null) {
            steps.failed(transaction, job.state().id(), row, problem);
        }
    }

    private static boolean isTransient(HttpProblem problem) {
        return TRANSIENT.contains(problem.status().code());
    }

    private static boolean isFailure(HttpProblem problem) {
        return problem.status().code() >= Status.INTERNAL_SERVER_ERROR_500.code();
    }
}
