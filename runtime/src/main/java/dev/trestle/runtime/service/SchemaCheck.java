package dev.trestle.runtime.service;

import dev.trestle.runtime.database.SchemaGate;
import dev.trestle.runtime.postgres.Expected;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database still has what the generated code relies on, and whether it can be reached: the readiness.
 *
 * <p>It looks on a connection of its own: when readiness is asked for, and beside a request where the last look is some
 * seconds old, or a statement failed in a way that a change of the schema would explain. A route is refused while something
 * that it uses is known to differ; before the first look, nothing is.
 */
final class SchemaCheck implements HealthCheck, SchemaGate {

    private static final System.Logger LOG = System.getLogger(SchemaCheck.class.getName());

    /** The maximum age of a check for requests, and for readiness. */
    private static final long REQUEST_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

    private final DataSource source;
    private final boolean readyWithDifferences;
    private final Set<Expected> expected = ConcurrentHashMap.newKeySet();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final ReentrantLock looking = new ReentrantLock();
    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private volatile boolean suspect = true;
    private volatile Look last = new Look(FoundSchema.NOTHING, List.of(), null, System.nanoTime());

    /** The found schema, its differences, or the error of the check, and the time of the check. */
    private record Look(FoundSchema found, List<String> differences, @Nullable SQLException failure, long at) {}

    /** The source has connections that no request needs. */
    SchemaCheck(DataSource source, boolean readyWithDifferences) {
        this.source = source;
        this.readyWithDifferences = readyWithDifferences;
    }

    /** Looks if there is a new table or type among it. */
    @Override
    public void expect(List<? extends Expected> more) {
        expected.addAll(more);
        if (names.addAll(more.stream().map(FoundSchema::name).toList())) {
            suspect = true;
            if (look().failure instanceof SQLException failure) {
                LOG.log(Level.WARNING, () -> "The schema could not be checked yet: " + failure.getMessage());
            }
        }
    }

    @Override
    public void suspect() {
        suspect = true;
        due.accumulateAndGet(last.at + PROBE_NANOS, Math::min);
        lookBeside();
    }

    @Override
    public boolean fits(List<? extends Expected> uses) {
        lookBeside();
        Look known = last;
        return known.differences.isEmpty() || uses.stream().allMatch(use -> known.found.differences(use).isEmpty());
    }

    @Override
    public String pointer(SQLException e, String written) {
        return last.found.fields().pointer(e, written);
    }

    private void lookBeside() {
        long time = due.get();
        long now = System.nanoTime();
        if (now - time >= 0 && due.compareAndSet(time, now + REQUEST_NANOS)) {
            Thread.ofVirtual().name("trestle-schema").start(this::look);
        }
    }

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponse.Builder response = HealthCheckResponse.builder();
        Look look = look();
        if (look.failure instanceof SQLException failure) {
            LOG.log(Level.WARNING, () -> "Not ready: " + failure.getMessage());
            response.status(false).detail("database", "unavailable");
        }
        if (!look.differences.isEmpty()) {
            response.status(readyWithDifferences && look.failure == null)
                    .detail("schema", String.join("; ", look.differences));
        }
        return response.build();
    }

    /** A check that ended after the request for it, or a recent one without differences. */
    private Look look() {
        long asked = System.nanoTime();
        looking.lock();
        try {
            boolean fine = !suspect && last.failure == null && last.differences.isEmpty();
            if (last.at - asked > 0 || fine && asked - last.at < PROBE_NANOS) {
                return last;
            }
            suspect = false;
            last = lookNow();
            due.set(last.at + REQUEST_NANOS);
            return last;
        } finally {
            looking.unlock();
        }
    }

    private Look lookNow() {
        try (Connection connection = source.getConnection()) {
            FoundSchema found = FoundSchema.read(connection, expected, last.found);
            List<String> differences =
                    expected.stream().flatMap(one -> found.differences(one).stream()).distinct().sorted().toList();
            if (!differences.equals(last.differences)) {
                differences.forEach(difference -> LOG.log(Level.ERROR, "The schema does not fit: " + difference));
            }
            return new Look(found, differences, null, System.nanoTime());
        } catch (SQLException e) {
            return new Look(last.found, last.differences, e, System.nanoTime());
        }
    }
}
