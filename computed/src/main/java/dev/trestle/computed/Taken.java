package dev.trestle.computed;

import dev.trestle.computed.failure.Failure;
import dev.trestle.computed.failure.FailureLog;
import dev.trestle.runtime.HttpProblem;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The cells that this server has taken for some calls, and that are neither stored nor failed yet. */
final class Taken<K> {

    private static final System.Logger LOG = System.getLogger(Taken.class.getName());

    private final ComputedColumn<K, ?, ?> column;
    private final Cells<K> cells;
    private final FailureLog failures;
    private final Set<Cell<K>> open;

    Taken(ColumnRows<K, ?, ?> rows, FailureLog failures, List<Cell<K>> taken) {
        this.column = rows.column();
        this.cells = rows.cells();
        this.failures = failures;
        this.open = new LinkedHashSet<>(taken);
    }

    /** How long other servers leave cells that one of them has taken, or keeps. */
    static Duration lease(ComputedOptions options) {
        return options.timeout().plus(Storing.TIME.multipliedBy(2));
    }

    List<Cell<K>> open() {
        return List.copyOf(open);
    }

    /** They are stored, or this server has them no more. */
    void remove(Collection<Cell<K>> done) {
        done.forEach(open::remove);
    }

    /** Keeps cells for another call; returns those whose inputs are the same, and that no other server has taken. */
    List<Cell<K>> keep(List<Cell<K>> some) {
        List<Cell<K>> same = cells.keep(some, lease(column.options()));
        Set<Cell<K>> kept = Set.copyOf(same);
        remove(some.stream().filter(cell -> !kept.contains(cell)).toList());
        return same;
    }

    /** They wait for their next attempt, or have failed. */
    void fail(List<Cell<K>> some, Failure failure) {
        some.stream().collect(Collectors.groupingBy(Cell::attempts)).forEach((attempts, same) -> {
            ComputedOptions options = column.options();
            boolean failed = switch (failure.kind()) {
                case FINAL -> true;
                case PASSING -> attempts >= options.attemptsOfADay();
                case OF_ROW -> attempts >= options.attempts();
            };
            Duration backoff = options.backoffAfter(attempts);
            cells.fail(same, failure, failed, backoff.compareTo(failure.pause()) > 0 ? backoff : failure.pause());
            remove(same);
            failures.count(same.size(), failed, failure);
        });
    }

    /** Leaves the rest to any server, as if it had not been taken. */
    void release(Duration wait) {
        // An interrupted thread would lose the connection; one that is interrupted has an exception by now.
        Thread.interrupted();
        try {
            cells.release(open(), wait);
        } catch (HttpProblem problem) {
            LOG.log(Level.DEBUG, () -> "Values of " + column.name() + " wait until other servers may compute them: " + problem.getMessage());
        }
    }
}
