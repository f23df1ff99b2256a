package dev.trestle.jobs;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Json;
import dev.trestle.runtime.Migrations;
import dev.trestle.runtime.Trestle;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The running of jobs on this server, from its start to its stop; the service is not ready before it has begun. */
final class JobsRun implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(JobsRun.class.getName());
    private static final Migrations TABLES = new Migrations(Jobs.class, "jobs", List.of("jobs-1.sql"));
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** How long jobs may take to end once they are stopped, in rounds of a second each. */
    private static final int ROUNDS = 10;

    private final JobsConfig config;
    private final DataSource pool;
    private final Database database;
    private final Trestle trestle;
    private final Attempts attempts;
    private final Map<String, Runner> runners = new LinkedHashMap<>();
    private final Map<String, Integer> limits = new LinkedHashMap<>();

    private boolean keepsFiles;
    private boolean stopped;
    private @Nullable Thread starting;
    private volatile @Nullable JobQueue queue;
    private @Nullable Watch watch;
    private @Nullable String failure;

    JobsRun(JobsConfig config, Trestle trestle, DataSource pool, Attempts attempts) {
        this.config = config;
        this.pool = pool;
        this.trestle = trestle;
        this.database = trestle.database(pool);
        this.attempts = attempts;
    }

    synchronized void add(String route, JobOptions options, Steps<?, ?, ?> steps) {
        if (starting != null || queue != null) {
            throw new IllegalStateException("The route " + route + " comes after the start of the jobs");
        }
        if (runners.putIfAbsent(route, new Runner(route, options, steps, database, trestle.media(), attempts)) != null) {
            throw new IllegalArgumentException("There are two routes with the name " + route);
        }
        limits.put(route, options.concurrency());
    }

    /** Some requests have files. */
    synchronized void keepFiles() {
        keepsFiles = true;
    }

    /** What a job's result is in an answer; where this server does not know the route, as it was kept. */
    Json answer(String route, Json result) {
        Runner runner = runners.get(route);
        return runner == null ? result : runner.answer(result);
    }

    boolean hasTables() {
        return queue != null;
    }

    void wake() {
        Objects.requireNonNull(queue).wake();
    }

    /** Starts at once if the database is there, else as soon as it is. */
    synchronized void start() {
        if (!begin()) {
            starting = Thread.ofVirtual().name("trestle-jobs-start").start(this::beginLater);
        }
    }

    private void beginLater() {
        try {
            do {
                Thread.sleep(RETRY);
            } while (!begin());
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The server stops before its jobs have started");
        }
    }

    private synchronized boolean begin() {
        if (stopped) {
            return true;
        }
        try {
            TABLES.apply(database);
        } catch (HttpProblem | IllegalStateException e) {
            // Once for each way to fail, not once for each try.
            if (!Objects.equals(failure, e.getMessage())) {
                failure = e.getMessage();
                LOG.log(Level.ERROR, () -> "Jobs cannot start yet: " + failure);
            }
            return false;
        }
        if (keepsFiles) {
            // Not sooner: the sweeper asks the table.
            trestle.media(List.of(JobFiles.COLUMN));
            warnOfSweeping();
        }
        JobQueue begun = new JobQueue(runners, limits, config, pool);
        begun.start();
        Watch beside = new Watch(
                attempts, database, new Sweeper(database, List.copyOf(runners.keySet()), config.forgetRoutes()));
        beside.start(config);
        watch = beside;
        queue = begun;
        return true;
    }

    /** Until a statement is committed, no row names the files that it stores. */
    private void warnOfSweeping() {
        Duration age = trestle.media().sweepAge();
        runners.forEach((route, runner) -> {
            if (runner.timeout().compareTo(age) >= 0) {
                LOG.log(Level.WARNING, () -> "If " + route + " stores files, they may be swept before its statement ends:"
                        + " media.sweep-age, " + age + ", has to be longer than its timeout, " + runner.timeout());
            }
        });
    }

    /** Begins no more jobs, waits for those that run, and hands back what has not ended in time. */
    void stop() {
        JobQueue running;
        Watch beside;
        synchronized (this) {
            stopped = true;
            running = queue;
            beside = watch;
            if (starting != null) {
                starting.interrupt();
            }
        }
        if (running == null || beside == null) {
            return;
        }
        running.pause();
        try {
            boolean none = running.awaitNone(config.shutdownGrace());
            for (int i = 0; i < ROUNDS && !none; i++) {
                attempts.running().values().forEach(attempt -> attempt.stop(StopReason.SERVER_STOPS));
                none = running.awaitNone(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (HttpProblem problem) {
            LOG.log(Level.WARNING, () -> "Running jobs could not be handed back: " + problem.getMessage());
        }
        beside.stop();
        running.stop();
    }

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
        return "trestle-jobs";
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder().status(queue != null).build();
    }
}
