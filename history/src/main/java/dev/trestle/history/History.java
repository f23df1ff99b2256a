package dev.trestle.history;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.worker.Worker;
import io.helidon.health.HealthCheck;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The history of tables. Triggers store each row that is changed or deleted, and functions of the database read the past and revert
 * operations; this part of a service offers them, and deletes rows of the past.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code history.keep}</td><td>PT0S</td><td>how long past rows are stored after they were changed or deleted; 0 for
 * ever</td></tr>
 * <tr><td>{@code history.forget-interval}</td><td>PT1H</td><td>how often a server deletes older ones, in statements of 10,000 rows</td></tr>
 * <tr><td>{@code history.http}</td><td>false</td><td>whether the paths below {@code /history} are served; they have no
 * authorization of their own</td></tr>
 * </table>
 *
 * <p>It starts and stops with the server that {@link Trestle#server} makes. Tables have to be added before that.
 */
public final class History implements ServerPart {

    private static final Duration AFTER_STOP = Duration.ofSeconds(5);

    private final Trestle trestle;
    private final HistoryConfig config;
    private final Map<String, HistoryTable> tables = new LinkedHashMap<>();
    private final TriggerCheck check;
    private @Nullable Forgetter forgetter;
    private boolean started;

    private History(Trestle trestle) {
        this.trestle = trestle;
        this.config = HistoryConfig.read(trestle.settings().at("history"));
        this.check = new TriggerCheck(this::tables, trestle.database());
    }

    /**
     * Attaches the history to the service; its database need not be available yet.
     *
     * @param trestle has the database and the configuration
     * @return stopped with the server
     * @throws RuntimeException if a key is malformed
     */
    public static History create(Trestle trestle) {
        History history = new History(trestle);
        trestle.attach(history);
        return history;
    }

    /**
     * Adds a table of generated code.
     *
     * @param table whose triggers the service expects
     * @throws IllegalArgumentException if there is such a table
     * @throws IllegalStateException if the server has started
     */
    public synchronized void add(HistoryTable table) {
        if (started) {
            throw new IllegalStateException("The table " + table.name() + " was added after the start of the server");
        }
        if (tables.putIfAbsent(table.name(), table) != null) {
            throw new IllegalArgumentException("There are two tables with the name " + table.name());
        }
    }

    /**
     * Reverts an operation: restores the rows that it changed or deleted, and deletes those that it inserted. All or nothing is done, as
     * a new operation.
     *
     * @param table the name of a table with history
     * @param operation its number
     * @return what was done
     * @throws IllegalArgumentException if there is no such table
     * @throws HttpProblem 404 if there is no such operation, 409 with the keys if one of its rows is not as the operation left it, and if
     *     the database refuses the rows, such as for a constraint
     */
    public Reverted revert(String table, long operation) {
        HistoryTable known = table(table).orElseThrow(() -> new IllegalArgumentException("There is no table with history " + table));
        return new Operations(known, trestle.database()).revert(operation);
    }

    synchronized List<HistoryTable> tables() {
        return List.copyOf(tables.values());
    }

    synchronized Optional<HistoryTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    @Override
    public void routes(Routes routes) {
        if (config.http()) {
            new HistoryRoutes(trestle, this).register(routes);
        }
    }

    @Override
    public List<HealthCheck> health() {
        return tables().isEmpty() ? List.of() : List.of(check);
    }

    @Override
    public synchronized void start() {
        started = true;
        if (!tables.isEmpty()) {
            check.start();
            if (!config.keep().isZero()) {
                forgetter = new Forgetter(config, tables(), trestle.database(), check::hasBegun);
                forgetter.start();
            }
        }
    }

    @Override
    public synchronized void stop() {
        List<Worker> workers = forgetter == null ? List.of(check) : List.of(check, forgetter);
        workers.forEach(Worker::stop);
        try {
            if (!Worker.awaitEnd(workers, AFTER_STOP)) {
                workers.forEach(Worker::interrupt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
