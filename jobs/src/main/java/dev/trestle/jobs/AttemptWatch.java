package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks after the attempts of this server, every second: those that were cancelled through another server, those that
 * take too long, and those that were stopped and have not ended. Stores their progress. Sweeps now and then.
 */
final class AttemptWatch {

    private static final System.Logger LOG = System.getLogger(AttemptWatch.class.getName());

    private final Attempts attempts;
    private final JobTable jobs;
    private final ProgressTable progress;
    private final JobSweeper sweeper;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("trestle-job-watch").factory());

    AttemptWatch(Attempts attempts, Database database, JobSweeper sweeper) {
        this.attempts = attempts;
        this.jobs = new JobTable(database);
        this.progress = new ProgressTable(database);
        this.sweeper = sweeper;
    }

    void start(JobsConfig config) {
        timer.scheduleWithFixedDelay(() -> orLog(this::look), 1, 1, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(
                () -> orLog(sweeper::sweep), 0, config.sweepInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    private void look() {
        Map<UUID, Attempt> running = attempts.running();
        if (running.isEmpty()) {
            return;
        }
        for (UUID id : jobs.cancelledOf(running.keySet())) {
            running.get(id).stop(StopReason.CANCELLED);
        }
        for (Attempt attempt : running.values()) {
            StopReason reason = attempt.reason();
            if (reason != null) {
                attempt.stop(reason);
            } else if (attempt.isOverdue()) {
                attempt.stop(StopReason.OVERDUE);
            }
        }
        progress.store(running.values());
    }

    /** What a timer's task throws would end it. */
    private static void orLog(Runnable task) {
        try {
            task.run();
        } catch (HttpProblem problem) {
            LOG.log(Level.WARNING, () -> "The check of running jobs is delayed: " + problem.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The check of running jobs failed", e);
        }
    }
}
