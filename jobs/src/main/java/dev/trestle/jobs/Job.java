package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A submitted job, on any server.
 *
 * @param <R> the type of its result
 */
public final class Job<R> {

    private final UUID id;
    private final JobTable jobs;
    private final ResultForm<R> result;
    private final Canceller canceller;
    private final JobWaits waits;
    private final ResultStore results;

    Job(UUID id, JobTable jobs, ResultForm<R> result, Canceller canceller, JobWaits waits, ResultStore results) {
        this.id = id;
        this.jobs = jobs;
        this.result = result;
        this.canceller = canceller;
        this.waits = waits;
        this.results = results;
    }

    /**
     * Its id, which is also part of its URL.
     *
     * @return random
     */
    public UUID id() {
        return id;
    }

    /**
     * Its current status.
     *
     * @return as stored now
     * @throws HttpProblem 404 if it ended too long ago, and if the database refuses the statement
     */
    public JobStatus status() {
        return state().status();
    }

    /**
     * How far it has come, if it counts rows or bytes: a background query counts the rows that it has read.
     *
     * @return as stored now; empty if it counts nothing, or nothing yet
     * @throws HttpProblem as {@link #status}
     */
    public Optional<JobProgress> progress() {
        return Optional.ofNullable(state().progress());
    }

    /**
     * Waits for its end.
     *
     * @param time the maximum wait
     * @return the result
     * @throws HttpProblem the one that the job ended with, 409 if it was cancelled, 404 if it ended too long ago, and
     *     if the database refuses the statement
     * @throws TimeoutException if it has not ended by then; it continues
     * @throws InterruptedException if the thread is interrupted; the job continues
     */
    public R await(Duration time) throws TimeoutException, InterruptedException {
        JobState state = waits.await(id, time, Job::pause);
        return switch (state.status()) {
            case DONE -> result.read(results.open(state));
            case ERROR -> throw JobProblem.JSON.read(Objects.requireNonNull(state.error()));
            case CANCELLED -> throw JobProblem.cancelled();
            case PENDING, RUNNING -> throw new TimeoutException("The job " + id + " has not ended within " + time);
        };
    }

    private static boolean pause(CountDownLatch signal, Duration longest) throws InterruptedException {
        return signal.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Cancels it: a running statement is stopped and undone, on any server; a hook is interrupted.
     *
     * @return false if it had already ended otherwise
     * @throws HttpProblem if the database refuses the statement, or a {@link JobEnding} throws it, so that the job
     *     continues; 503 if its row is stored and this server does not have its route
     */
    public boolean cancel() {
        return canceller.cancel(id).filter(state -> state.status() == JobStatus.CANCELLED).isPresent();
    }

    private JobState state() {
        return jobs.find(id).orElseThrow(JobProblem::unknownJob);
    }
}
