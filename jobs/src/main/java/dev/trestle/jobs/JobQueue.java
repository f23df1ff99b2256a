package dev.trestle.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** The queue as this server works it off, by db-scheduler: one task for each route, one instance for each job. */
final class JobQueue {

    private static final System.Logger LOG = System.getLogger(JobQueue.class.getName());
    private static final String TABLE = "trestle.scheduled_task";

    /** The fewest that db-scheduler takes. */
    private static final int MISSED_HEARTBEATS = 4;

    /** Pick when half of the threads are idle, and never more than there are threads: what waits stays in the table. */
    private static final double LOWER = 0.5;

    private static final double UPPER = 1.0;

    /** The default share of threads for one route, so that the first job of another route finds a free one. */
    private static final double SHARE = 0.75;

    private final Map<String, Runner> runners;
    private final Slots slots;
    private final JobWaits waits;
    private final Scheduler scheduler;
    private volatile boolean stopping;

    JobQueue(
            Map<String, Runner> runners, Map<String, Integer> limits, JobsConfig config, DataSource pool,
            Predicate<String> picks, JobWaits waits) {
        this.runners = Map.copyOf(runners);
        this.waits = waits;
        Map<String, Integer> room = new HashMap<>();
        int share = limits.size() == 1 ? config.threads() : Math.max(1, (int) (config.threads() * SHARE));
        limits.forEach((route, limit) -> room.put(route, limit == 0 ? share : limit));
        this.slots = new Slots(room);
        List<Task<?>> tasks = new ArrayList<>();
        runners.keySet().forEach(route -> tasks.add(task(route)));
        this.scheduler = Scheduler.create(pool, tasks)
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .serializer(new NoTaskData())
                .jdbcCustomization(new PickByRoute(slots, picks))
                .threads(config.threads())
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("trestle-job-", 0).factory()))
                .pollUsingLockAndFetch(LOWER, UPPER)
                .pollingInterval(config.pollInterval())
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                // The sweeper ends jobs of unknown routes; db-scheduler would leave them pending for good.
                .deleteUnresolvedAfter(Duration.ofDays(36_500))
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    private Task<Void> task(String route) {
        return Tasks.custom(route, Void.class).execute((instance, context) -> {
            Next next = next(route, UUID.fromString(instance.getId()));
            return new CompletionHandler<Void>() {
                @Override
                public void complete(ExecutionComplete complete, ExecutionOperations<Void> entry) {
                    apply(next, complete, entry);
                }
            };
        });
    }

    private Next next(String route, UUID job) {
        try {
            return stopping ? new Next.Again(Duration.ZERO) : runners.get(route).attempt(job);
        } finally {
            slots.release(route);
            waits.wake(job);
            // db-scheduler looks again by itself only where the server, not the route, was at its limit.
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private static void apply(Next next, ExecutionComplete complete, ExecutionOperations<Void> entry) {
        try {
            switch (next) {
                case Next.Nothing nothing -> entry.remove();
                case Next.Again again -> entry.reschedule(complete, Instant.now().plus(again.delay()));
            }
        } catch (ExecutionException e) {
            LOG.log(Level.INFO, () -> "Another server has taken a job over: " + e.getMessage());
        }
    }

    void start() {
        scheduler.start();
    }

    /** Looks for jobs now. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Begins no more jobs. */
    void pause() {
        stopping = true;
        scheduler.pause();
    }

    /** Waits until none runs here; false if some still do after the time. */
    boolean awaitNone(Duration time) throws InterruptedException {
        return slots.awaitNone(time);
    }

    void stop() {
        scheduler.stop();
    }
}
