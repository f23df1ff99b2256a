package dev.trestle.computed;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.PartMigrations;
import dev.trestle.runtime.service.PartStart;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.worker.Worker;
import io.helidon.health.HealthCheck;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The work on computed columns on this server, from its start to its stop. */
final class ComputedRun {

    private static final System.Logger LOG = System.getLogger(ComputedRun.class.getName());
    private static final PartMigrations TABLES =
            new PartMigrations(Computed.class, "computed", List.of("computed-1.sql"), List.of("computed_column"));

    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final ComputedConfig config;
    private final Trestle trestle;
    private final Map<String, ComputedColumn<?, ?, ?>> columns = new LinkedHashMap<>();
    private final PartStart tables;
    private final StartCheck check;
    private boolean started;
    private volatile Map<String, ColumnLoop<?, ?, ?>> loops = Map.of();

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
        Database database = trestle.database(trestle.pool("trestle-computed", config.poolSize()));
        Map<String, ColumnLoop<?, ?, ?>> all = new LinkedHashMap<>();
        columns().forEach(column -> all.put(column.name(), loop(column, database)));
        loops = all;
        all.values().forEach(Worker::start);
    }

    private <K, I, V> ColumnLoop<K, I, V> loop(ComputedColumn<K, I, V> column, Database database) {
        ColumnRows<K, I, V> rows = new ColumnRows<>(column, new Cells<>(column, database), database);
        List<? extends ComputedColumn<?, ?, ?>> dependents = columns().stream()
                .filter(other -> other.table().equals(column.table())
                        && other.declaration().upstream().contains(column.declaration().column()))
                .toList();
        return new ColumnLoop<>(rows, config, trestle::hasUrl, () -> trestle.fits(column.declaration().uses()),
                dependents.stream().map(dependent -> dependent.declaration().column()).toList(),
                () -> dependents.forEach(dependent -> wake(dependent.name())));
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
            List<Worker> workers = List.copyOf(loops.values());
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
