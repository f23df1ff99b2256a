package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Waits for the end of jobs, without a connection: of those that end on this server, at once; of those on other servers,
 * by one query at a time for all of them.
 */
final class JobWaits {

    private static final System.Logger LOG = System.getLogger(JobWaits.class.getName());

    private final JobTable jobs;
    private final Duration interval;
    private final Map<UUID, Set<CountDownLatch>> waiting = new HashMap<>();
    private boolean isPolling;

    /** Queries other servers' jobs after each interval, while there are some to wait for. */
    JobWaits(JobTable jobs, Duration interval) {
        this.jobs = jobs;
        this.interval = interval;
    }

    /** Waits for a signal; false if the caller should not wait again. */
    @FunctionalInterface
    interface Pause {
        boolean await(CountDownLatch signal, Duration longest) throws InterruptedException;
    }

    /**
     * The state of a job when it has ended, or when the time is over.
     *
     * @throws HttpProblem 404 if there is no such job, and if the database refuses the statement
     */
    JobState await(UUID id, Duration time, Pause pause) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        JobState state = look(id);
        Duration left = time;
        boolean goesOn = true;
        while (goesOn && left.isPositive() && !state.status().isFinished()) {
            CountDownLatch signal = new CountDownLatch(1);
            add(id, signal);
            try {
                // It may have ended just before.
                state = look(id);
                goesOn = state.status().isFinished() || pause.await(signal, left);
            } finally {
                remove(id, signal);
            }
            left = Duration.ofNanos(end - System.nanoTime());
        }
        return state.status().isFinished() || !time.isPositive() ? state : look(id);
    }

    private JobState look(UUID id) {
        return jobs.find(id).orElseThrow(JobProblem::unknownJob);
    }

    private synchronized void add(UUID id, CountDownLatch signal) {
        waiting.computeIfAbsent(id, job -> new HashSet<>()).add(signal);
        if (!isPolling) {
            isPolling = true;
            Thread.ofVirtual().name("trestle-job-waits").start(this::poll);
        }
    }

    private synchronized void remove(UUID id, CountDownLatch signal) {
        waiting.computeIfPresent(id, (job, signals) -> {
            signals.remove(signal);
            return signals.isEmpty() ? null : signals;
        });
    }

    /** Has those who wait for a job look at it. */
    synchronized void wake(UUID id) {
        waiting.getOrDefault(id, Set.of()).forEach(CountDownLatch::countDown);
    }

    /** Until there is nothing to wait for. */
    private void poll() {
        try {
            do {
                Thread.sleep(interval);
            } while (areAwaited());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean areAwaited() {
        Set<UUID> ids;
        synchronized (this) {
            ids = Set.copyOf(waiting.keySet());
            isPolling = !ids.isEmpty();
        }
        if (!ids.isEmpty()) {
            ended(ids).forEach(this::wake);
        }
        return !ids.isEmpty();
    }

    /** All of them if it cannot be known: then each look has the reason. */
    private Iterable<UUID> ended(Set<UUID> ids) {
        try {
            return jobs.endedOf(ids);
        } catch (HttpProblem problem) {
            LOG.log(Level.DEBUG, "The ends of jobs cannot be read", problem);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The ends of jobs cannot be read", e);
        }
        return ids;
    }
}
