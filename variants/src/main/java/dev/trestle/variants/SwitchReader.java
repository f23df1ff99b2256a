package dev.trestle.variants;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.worker.Worker;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the choice of all switches again and again. While the database is unavailable, the last known choice holds. */
final class SwitchReader extends Worker {

    private static final System.Logger LOG = System.getLogger(SwitchReader.class.getName());

    private static final Duration SEEN = Duration.ofMinutes(1);

    private final SwitchTable table;
    private final Collection<RouteSwitch<?, ?>> switches;
    private final Duration interval;
    private final Set<String> logged = new HashSet<>();
    // A virtual thread keeps its carrier in a synchronized block up to Java 23, also while it waits for PostgreSQL.
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String failure;
    private @Nullable Instant seenAt;
    private volatile @Nullable Instant readAt;

    SwitchReader(SwitchTable table, Collection<RouteSwitch<?, ?>> switches, Duration interval) {
        super("trestle-variants", () -> true);
        this.table = table;
        this.switches = List.copyOf(switches);
        this.interval = interval;
    }

    /** When the table was read for the last time; null before. */
    @Nullable Instant readAt() {
        return readAt;
    }

    @Override
    protected Duration round() {
        try {
            read();
            if (failure != null) {
                LOG.log(Level.INFO, "The choice of variants is read again");
                failure = null;
            }
        } catch (RuntimeException e) {
            // Of any kind: without this thread the server would keep its choice for ever.
            String message = e instanceof HttpProblem ? String.valueOf(e.getMessage()) : e.toString();
            // Once for each way to fail, not once for each round.
            if (!Objects.equals(failure, message)) {
                failure = message;
                LOG.log(Level.WARNING, LogText.of("The choice of variants cannot be read, and the last known choice holds: " + message));
            }
        }
        return interval;
    }

    /**
     * Reads the table now.
     *
     * @throws HttpProblem if the database is unavailable, refuses it, or does not answer within a second
     */
    void read() {
        lock.lock();
        try {
            Map<String, List<StoredWeight>> rows = table.quickly(this::rows);
            switches.forEach(one -> apply(one, rows.getOrDefault(one.name(), List.of())));
            Instant now = Instant.now();
            readAt = now;
            if (seenAt == null || seenAt.plus(SEEN).isBefore(now)) {
                table.quickly(inside -> {
                    switches.forEach(inside::seen);
                    return true;
                });
                seenAt = now;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Chooses by these rows, after a round that may have read older ones. */
    void follow(RouteSwitch<?, ?> one, List<StoredWeight> rows) {
        lock.lock();
        try {
            apply(one, rows);
        } finally {
            lock.unlock();
        }
    }

    /** The rows of all switches, after it has entered the variants that the table does not have. */
    private Map<String, List<StoredWeight>> rows(SwitchTable inside) {
        List<StoredWeight> found = inside.read(names());
        List<RouteSwitch<?, ?>> incomplete = switches.stream().filter(one -> !hasAll(one, found)).toList();
        incomplete.forEach(inside::declare);
        return (incomplete.isEmpty() ? found : inside.read(names())).stream().collect(Collectors.groupingBy(StoredWeight::name));
    }

    private List<String> names() {
        return switches.stream().map(RouteSwitch::name).toList();
    }

    private static boolean hasAll(RouteSwitch<?, ?> one, List<StoredWeight> rows) {
        return rows.stream().filter(row -> row.name().equals(one.name())).map(StoredWeight::variant).toList().containsAll(one.names());
    }

    private void apply(RouteSwitch<?, ?> one, List<StoredWeight> rows) {
        rows.stream().filter(row -> !one.names().contains(row.variant())).forEach(row -> warn("trestle.switch has the variant " + row.variant()
                + " of " + one.name() + ", which this version of the service does not have; it is ignored"));
        String none = "trestle.switch has a weight for no variant of " + one.name() + " in this version of the service;";
        String kept = none + " the last known choice holds";
        String file = none + " the percentages of the routes file hold";
        if (one.choose(rows)) {
            logged.removeAll(List.of(kept, file));
        } else {
            warn(one.wasRead() ? kept : file);
        }
    }

    private void warn(String message) {
        if (logged.add(message)) {
            LOG.log(Level.WARNING, LogText.of(message));
        }
    }
}
