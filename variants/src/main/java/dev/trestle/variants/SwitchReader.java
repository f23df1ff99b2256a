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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the choice of all switches again and again. While the database is unavailable, the last known choice holds. */
final class SwitchReader extends Worker {

    private static final System.Logger LOG = System.getLogger(SwitchReader.class.getName());

    private final SwitchTable table;
    private final Collection<RouteSwitch<?, ?>> switches;
    private final Duration interval;
    private final Set<String> logged = new HashSet<>();
    private boolean declared;
    private @Nullable String failure;
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
        } catch (HttpProblem e) {
            String message = String.valueOf(e.getMessage());
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
     * @throws HttpProblem if the database is unavailable or refuses it
     */
    synchronized void read() {
        if (!declared) {
            switches.forEach(table::declare);
            declared = true;
        }
        Map<String, List<StoredWeight>> rows = table.read(switches.stream().map(RouteSwitch::name).toList()).stream()
                .collect(Collectors.groupingBy(StoredWeight::name));
        switches.forEach(one -> apply(one, rows.getOrDefault(one.name(), List.of())));
        readAt = Instant.now();
    }

    private void apply(RouteSwitch<?, ?> one, List<StoredWeight> rows) {
        Set<String> known = one.variants().stream().map(variant -> variant.name()).collect(Collectors.toSet());
        rows.stream().filter(row -> !known.contains(row.variant())).forEach(row -> warn("trestle.switch has the variant " + row.variant()
                + " of " + one.name() + ", which this version of the service does not have; it is ignored"));
        String none = "trestle.switch has a weight for no variant of " + one.name() + " in this version of the service;"
                + " the percentages of the routes file hold";
        if (one.choose(rows)) {
            logged.remove(none);
        } else {
            warn(none);
        }
    }

    private void warn(String message) {
        if (logged.add(message)) {
            LOG.log(Level.WARNING, LogText.of(message));
        }
    }
}
