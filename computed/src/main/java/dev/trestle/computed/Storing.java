package dev.trestle.computed;

import dev.trestle.computed.failure.Failure;
import dev.trestle.runtime.HttpProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores values: again and again for a while, as writers may have rows locked, and the database may be away. */
final class Storing<K> {

    /** How long a value waits; then its function is called again, at the next attempt of its row. */
    static final Duration TIME = Duration.ofSeconds(10);

    private final ColumnRows<K, ?, ?> rows;
    private final List<String> dependents;
    private final Taken<K> taken;
    private final Duration time;
    private long stored;

    /**
     * Has stored nothing yet.
     *
     * @param dependents the columns of the same table that are computed from this one
     * @param time how long a value waits
     */
    Storing(ColumnRows<K, ?, ?> rows, List<String> dependents, Taken<K> taken, Duration time) {
        this.rows = rows;
        this.dependents = dependents;
        this.taken = taken;
        this.time = time;
    }

    /**
     * Values of one statement that are not stored yet.
     *
     * @param problem of the statement; null if it left out their rows, which were locked
     */
    private record Part<K>(List<ColumnRows.Computed<K>> values, @Nullable HttpProblem problem) {

        List<Cell<K>> cells() {
            return values.stream().map(ColumnRows.Computed::cell).toList();
        }
    }

    /** Number of stored values. */
    long stored() {
        return stored;
    }

    /**
     * Stores values whose inputs have not changed. Rows whose value is refused fail, and so do those that are locked for long.
     *
     * @throws HttpProblem if the database refuses all values
     */
    void store(List<ColumnRows.Computed<K>> values) throws InterruptedException {
        Pauses pauses = new Pauses(time);
        Map<Boolean, List<ColumnRows.Computed<K>>> apart = values.stream().collect(Collectors.partitioningBy(value -> value.cell().isOfBackfill()));
        List<Part<K>> parts = apart.values().stream().flatMap(some -> attempt(some).stream()).toList();
        while (!parts.isEmpty()) {
            if (!pauses.next()) {
                giveUp(parts);
                return;
            }
            parts = current(parts).stream().flatMap(part -> attempt(part.values).stream()).toList();
        }
    }

    /** What has to be stored again. */
    private List<Part<K>> attempt(List<ColumnRows.Computed<K>> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        try {
            Set<ColumnRows.Computed<K>> done = Set.copyOf(rows.store(values));
            taken.remove(done.stream().map(ColumnRows.Computed::cell).toList());
            stored += done.size();
            rows.cells().wake(done.stream().map(value -> value.cell().key()).toList(), dependents);
            return done.size() == values.size() ? List.of()
                    : List.of(new Part<>(values.stream().filter(value -> !done.contains(value)).toList(), null));
        } catch (HttpProblem problem) {
            return again(new Part<>(values, problem), problem);
        }
    }

    /** One value may be refused, or have its statement wait for a lock of another table; then the others are stored. */
    private List<Part<K>> again(Part<K> part, HttpProblem problem) {
        boolean ofRow = Failure.isOfRow(problem);
        if (part.values.size() == 1) {
            if (ofRow) {
                taken.fail(part.cells(), Failure.ofDatabase(problem));
            }
            return ofRow ? List.of() : List.of(part);
        }
        if (!ofRow && !Failure.isConflict(problem)) {
            return List.of(part);
        }
        int half = part.values.size() / 2;
        List<Part<K>> halves = new ArrayList<>();
        for (List<ColumnRows.Computed<K>> values : List.of(part.values.subList(0, half), part.values.subList(half, part.values.size()))) {
            halves.addAll(ofRow ? attempt(values) : List.of(new Part<>(values, problem)));
        }
        return halves;
    }

    /** Those whose inputs have not changed; the others are computed again, if their rows still exist. */
    private List<Part<K>> current(List<Part<K>> parts) {
        try {
            Set<Cell<K>> same = present(taken.keep(parts.stream().flatMap(part -> part.cells().stream()).toList()));
            return parts.stream().map(part -> new Part<>(
                    part.values.stream().filter(value -> same.contains(value.cell())).toList(), part.problem)).toList();
        } catch (HttpProblem problem) {
            // The database may be available again after the next pause; the statement that stores checks the inputs as well.
            return parts;
        }
    }

    /** A row that was deleted looks like one that is locked. */
    private Set<Cell<K>> present(List<Cell<K>> cells) {
        Set<Cell<K>> present = cells.isEmpty() ? Set.of() : rows.read(cells).keySet();
        List<Cell<K>> gone = cells.stream().filter(cell -> !present.contains(cell)).toList();
        rows.cells().delete(gone);
        taken.remove(gone);
        return present;
    }

    /** The attempt counts: otherwise the function would be called without end while a row stays locked. */
    private void giveUp(List<Part<K>> parts) {
        for (Part<K> part : parts) {
            taken.fail(part.cells(), part.problem == null
                    ? new Failure("locked", "The row was locked for " + time, Failure.Kind.PASSING) : Failure.ofDatabase(part.problem));
        }
        Stream<HttpProblem> problems = parts.stream().map(Part::problem).filter(Objects::nonNull);
        problems.filter(problem -> !Failure.isConflict(problem)).findFirst().ifPresent(problem -> {
            throw problem;
        });
    }
}
