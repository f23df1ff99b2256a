package dev.trestle.runtime.service;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The start of a part of a service with its own tables: it creates them and starts the part, as soon as the database
 * can be reached. The service is not ready before that.
 */
public final class PartStart implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(PartStart.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final PartMigrations tables;
    private final Database database;
    private final Runnable begin;

    private boolean stopped;
    private @Nullable Thread starting;
    private volatile boolean begun;
    private volatile @Nullable String failure;

    /**
     * Does nothing yet.
     *
     * @param tables the tables; the name of their module is used in the log and in health
     * @param database the database of the tables
     * @param begin begins the part; again if the database refuses it with a problem
     */
    public PartStart(PartMigrations tables, Database database, Runnable begin) {
        this.tables = tables;
        this.database = database;
        this.begin = begin;
    }

    /**
     * Whether it has started, and its tables exist.
     *
     * @return once true, always true
     */
    public boolean hasBegun() {
        return begun;
    }

    /** Starts as soon as the database can be reached. */
    public synchronized void start() {
        if (!begin()) {
            starting = Thread.ofVirtual().name(name() + "-start").start(this::beginLater);
        }
    }

    private void beginLater() {
        try {
            do {
                Thread.sleep(RETRY);
            } while (!begin());
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, () -> "The server stops before its " + tables.module() + " have started");
        }
    }

    private synchronized boolean begin() {
        if (stopped) {
            return true;
        }
        try {
            tables.apply(database);
            begin.run();
        } catch (HttpProblem | IllegalStateException e) {
            // Once for each way to fail, not once for each try.
            if (!Objects.equals(failure, e.getMessage())) {
                failure = e.getMessage();
                LOG.log(Level.ERROR, () -> "The " + tables.module() + " cannot start yet: " + failure);
            }
            return false;
        }
        begun = true;
        return true;
    }

    /** Cancels a start that has not happened; when this returns, the part has started, or never will. */
    public synchronized void stop() {
        stopped = true;
        if (starting != null) {
            starting.interrupt();
        }
    }

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
        return "trestle-" + tables.module();
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponse.Builder response = HealthCheckResponse.builder().status(begun);
        String reason = failure;
        return (begun || reason == null ? response : response.detail("reason", reason)).build();
    }
}
