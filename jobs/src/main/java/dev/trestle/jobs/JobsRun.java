package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.postgres.Expected;
import dev.trestle.runtime.service.PartMigrations;
import dev.trestle.runtime.service.PartStart;
import dev.trestle.runtime.service.Trestle;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The running of jobs on this server, from its start to its stop. */
final class JobsRun {

    private static final System.Logger LOG = System.getLogger(JobsRun.class.getName());
    /** The collection of the files that requests of jobs bring. */
    static final String FILES = "trestle.jobs";

    private static final PartMigrations TABLES = new PartMigrations(Jobs.class, "jobs", List.of("jobs-1.sql", "jobs-2.sql", "jobs-3.sql"),
            List.of("job", "job_file", "job_route", "scheduled_task", "job_result", "job_progress"));

    /** How long jobs may take to end once they are stopped, in rounds of a second each. */
    private static final int ROUNDS = 10;

    private final JobsConfig config;
    private final DataSource pool;
    private final Database database;
    private final Trestle trestle;
    private final Attempts attempts;
    private final JobWaits waits;
    private final PartStart start;
    private final Map<String, Runner> runners = new LinkedHashMap<>();
    private final Map<String, Integer> limits = new LinkedHashMap<>();
    private final Map<String, List<Expected>> uses = new LinkedHashMap<>();

    private boolean started;
    private boolean keepsFiles;
    private volatile @Nullable JobQueue queue;
    private @Nullable AttemptWatch watch;

    JobsRun(JobsConfig config, Trestle trestle, DataSource pool, Attempts attempts, JobWaits waits) {
        this.config = config;
        this.pool = pool;
        this.trestle = trestle;
        this.database = trestle.database(pool);
        this.attempts = attempts;
        this.waits = waits;
        this.start = new PartStart(TABLES, database, this::begin);
    }

    synchronized void add(String route, JobOptions options, Steps steps) {
        if (started) {
            throw new IllegalStateException("The route " + route + " was added after the start of the jobs");
        }
        if (runners.putIfAbsent(route, new Runner(route, options, steps, database, trestle.files(), attempts)) != null) {
            throw new IllegalArgumentException("There are two routes with the name " + route);
        }
        limits.put(route, options.concurrency());
    }

    synchronized void uses(String route, List<? extends Expected> expected) {
        trestle.expect(expected);
        uses.put(route, List.copyOf(expected));
    }

    /** Some requests have files. */
    synchronized void keepFiles() {
        keepsFiles = true;
    }

    /** Makes attempts at the jobs of a route; throws 503 where this server does not know it. */
    Runner runner(String route) {
        Runner runner = runners.get(route);
        if (runner == null) {
            throw JobProblem.elsewhere(route);
        }
        return runner;
    }

    boolean hasTables() {
        return start.hasBegun();
    }

    void wake() {
        Objects.requireNonNull(queue).wake();
    }

    void start() {
        synchronized (this) {
            started = true;
        }
        start.start();
    }

    PartStart health() {
        return start;
    }

    private synchronized void begin() {
        if (keepsFiles) {
            // Not sooner: the sweeper asks the table.
            trestle.files().sweep(FILES, "trestle.job_file", "key");
            warnOfSweeping();
        }
        if (trestle.files().hasStore()) {
            trestle.files().sweep(ResultStore.FILES, "trestle.job_result", "key");
        }
        JobQueue begun = new JobQueue(runners, limits, config, pool, picks(), waits);
        begun.start();
        AttemptWatch beside = new AttemptWatch(
                attempts, database, new JobSweeper(database, List.copyOf(runners.keySet()), config.forgetRoutes()));
        beside.start(config);
        watch = beside;
        queue = begun;
    }

    /** Picks nothing before all parts have begun and links can be made, nor of a route while the schema lacks what it uses. */
    private Predicate<String> picks() {
        Map<String, List<Expected>> used = Map.copyOf(uses);
        return route -> trestle.partsHaveBegun() && trestle.hasUrl()
                && trestle.fits(used.getOrDefault(route, List.of()));
    }

    /** Until a statement is committed, no row names the files that it stores. */
    private void warnOfSweeping() {
        Duration age = trestle.files().sweepAge();
        runners.forEach((route, runner) -> {
            if (runner.timeout().compareTo(age) >= 0) {
                LOG.log(Level.WARNING, () -> "If " + route + " stores files, they may be swept before its statement ends:"
                        + " media.sweep-age, " + age + ", has to be longer than its timeout, " + runner.timeout());
            }
        });
    }

    /** Starts no more jobs, waits for running ones, and returns those to the queue that have not ended in time. */
    void stop() {
        start.stop();
        JobQueue running;
        AttemptWatch beside;
        synchronized (this) {
            running = queue;
            beside = watch;
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
}
