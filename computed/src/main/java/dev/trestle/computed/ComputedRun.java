package dev.trestle.computed;

import dev.trestle.computed.backfill.Feeder;
import dev.trestle.computed.backfill.Source;
import dev.trestle.computed.backfill.StoreTimes;
import dev.trestle.computed.limit.Gate;
import dev.trestle.computed.limit.Limits;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.PartMigrations;
import dev.trestle.runtime.service.PartStart;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.worker.Worker;
import io.helidon.health.HealthCheck;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The work on computed columns on this server, from its start to its stop. */
final class ComputedRun {

    private static final System.Logger LOG = System.getLogger(ComputedRun.class.getName());
    private static final PartMigrations TABLES =
            new PartMigrations(Computed.class, "computed", List.of("computed-1.sql", "computed-2.sql"),
                    List.of("computed_column", "computed_limit", "computed_call", "backfill"));

    /** Priorities: of rows that were written, 0, and of backfills, 2. */
    private static final int ALL = 2;

    /** Of a backfill: so many cells that fast functions do not wait for the next look. */
    private static final int LEAST_QUEUE = 100;

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final ComputedConfig config;
    private final Trestle trestle;
    private final Map<String, ComputedColumn<?, ?, ?>> columns = new LinkedHashMap<>();
    private final PartStart tables;
    private final StartCheck check;
    private boolean started;
    private final StoreTimes storeTimes = new StoreTimes();
    private volatile Map<String, ColumnLoop<?, ?, ?>> loops = Map.of();
    private volatile @Nullable Feeder feeder;

    ComputedRun(ComputedConfig config, Trestle trestle) {
        this.config = config;
        this.trestle = trestle;
        this.check = new StartCheck(columns.values(), trestle.database(), this::begin);
        this.tables = new PartStart(TABLES, trestle.database(), check::start);
    }

    synchronized void add(ComputedColumn<?, ?, ?> column) {
        if (started) {
            throw new IllegalStateException("The computed column " + column.name() + " was added after the start of the server");
        }
        if (columns.putIfAbsent(column.name(), column) != null) {
            throw new IllegalArgumentException("There are two computed columns with the name " + column.name());
        }
    }

    synchronized Collection<ComputedColumn<?, ?, ?>> columns() {
        return List.copyOf(columns.values());
    }

    synchronized @Nullable ComputedColumn<?, ?, ?> column(String name) {
        return columns.get(name);
    }

    /** The columns of a table, each after those that it is computed from. */
    @SuppressWarnings("unchecked")
    synchronized <K> List<ComputedColumn<K, ?, ?>> ordered(ComputedTable<K> table) {
        Set<ComputedColumn<K, ?, ?>> ordered = new LinkedHashSet<>();
        List<ComputedColumn<K, ?, ?>> left = new ArrayList<>();
        columns.values().stream().filter(column -> column.table().equals(table)).forEach(column -> left.add((ComputedColumn<K, ?, ?>) column));
        while (!left.isEmpty()) {
            List<String> waiting = left.stream().map(column -> column.declaration().column()).toList();
            left.stream().filter(column -> Collections.disjoint(column.declaration().upstream(), waiting)).forEach(ordered::add);
            left.removeAll(ordered);
        }
        return List.copyOf(ordered);
    }

    /** Whether there are no further columns. */
    synchronized boolean hasStarted() {
        return started;
    }

    /** The loop of a column; empty before the service computes. */
    @SuppressWarnings("unchecked")
    <K> Optional<ColumnLoop<K, ?, ?>> loop(ComputedColumn<K, ?, ?> column) {
        return Optional.ofNullable((ColumnLoop<K, ?, ?>) loops.get(column.name()));
    }

    boolean hasBegun() {
        return columns().isEmpty() || check.hasBegun();
    }

    List<HealthCheck> health() {
        return columns().isEmpty() ? List.of() : List.of(tables, check);
    }

    void start() {
        synchronized (this) {
            started = true;
        }
        if (!columns().isEmpty()) {
            tables.start();
        }
    }

    private void begin() {
        Declarations declarations = new Declarations(trestle.database());
        columns().forEach(declarations::declare);
        Limits declared = new Limits(trestle.database());
        columns().stream().map(column -> column.options().limit()).filter(Objects::nonNull).distinct().forEach(declared::declare);
        // Not before what may fail and is tried again.
        Database database = trestle.database(trestle.pool("trestle-computed", config.poolSize()));
        Limits limits = new Limits(database);
        Feeder feeding = new Feeder(columns().stream().map(this::source).toList(), database, config.backfill(), trestle::requestsWait,
                storeTimes, trestle::hasUrl, this::wake);
        feeder = feeding;
        Map<String, ColumnLoop<?, ?, ?>> all = new LinkedHashMap<>();
        columns().forEach(column -> all.put(column.name(), loop(column, database, limits, feeding)));
        loops = all;
        all.values().forEach(Worker::start);
        feeding.start();
    }

    /** Directly or not; an acyclic graph. */
    private List<String> dependents(ComputedColumn<?, ?, ?> column) {
        return columns().stream().filter(other -> other.table().equals(column.table())
                        && other.declaration().upstream().contains(column.declaration().column()))
                .flatMap(other -> Stream.concat(Stream.of(other.declaration().column()), dependents(other).stream()))
                .distinct().toList();
    }

    private Source source(ComputedColumn<?, ?, ?> column) {
        ComputedTable<?> table = column.table();
        ComputedOptions options = column.options();
        return new Source(column.name(), table.sql(), table.cells(),
                table.key().stream().map(key -> new Source.Key(key.name(), key.row(), key.type())).toList(),
                column.declaration().column(), column.missing(), options.version(), options.versionColumn(),
                Math.max(LEAST_QUEUE, 2 * options.batch() * config.parallel()), column.declaration().upstream(), dependents(column), options.batch());
    }

    private <K, I, V> ColumnLoop<K, I, V> loop(ComputedColumn<K, I, V> column, Database database, Limits limits, Feeder feeding) {
        ColumnRows<K, I, V> rows = new ColumnRows<>(column, new Cells<>(column, database), database, storeTimes);
        List<? extends ComputedColumn<?, ?, ?>> dependents = columns().stream()
                .filter(other -> other.table().equals(column.table())
                        && other.declaration().upstream().contains(column.declaration().column()))
                .toList();
        return new ColumnLoop<>(rows, config, trestle::hasUrl, () -> trestle.fits(column.declaration().uses()),
                new Gate(limits, column.name(), column.options().limit(), column.options().timeout()),
                () -> feeding.rests(column.name()) ? ColumnLoop.BEFORE_BACKFILLS : ALL,
                dependents.stream().map(dependent -> dependent.declaration().column()).toList(),
                () -> Stream.concat(dependents.stream(), columns().stream().filter(other -> other.isFromRowsOf(column)))
                        .forEach(dependent -> wake(dependent.name())));
    }

    /** Looks for backfills at once. */
    void wakeFeeder() {
        Feeder feeding = feeder;
        if (feeding != null) {
            feeding.wake();
        }
    }

    void wake(String column) {
        ColumnLoop<?, ?, ?> loop = loops.get(column);
        if (loop != null) {
            loop.wake();
        }
    }

    /** Begins no more computations, and waits for those that run. */
    void stop() {
        tables.stop();
        check.stop();
        try {
            // It may be about to start the loops.
            check.awaitEnd(AFTER_INTERRUPT);
            List<Worker> workers = Stream.concat(loops.values().stream(), Stream.ofNullable(feeder)).toList();
            workers.forEach(Worker::stop);
            if (!Worker.awaitEnd(workers, config.shutdownGrace())) {
                workers.forEach(Worker::interrupt);
                if (!Worker.awaitEnd(workers, AFTER_INTERRUPT)) {
                    LOG.log(Level.WARNING, "Functions of computed columns do not heed their interrupt; the server stops without them");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
