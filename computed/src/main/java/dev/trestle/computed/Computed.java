package dev.trestle.computed;

import dev.trestle.computed.backfill.Backfills;
import dev.trestle.computed.call.SingleCalls;
import dev.trestle.computed.failure.Refusal;
import dev.trestle.computed.failure.RetryLater;
import dev.trestle.computed.parameter.ComputedParameter;
import dev.trestle.computed.write.ComputedRows;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.Trestle;
import io.helidon.health.HealthCheck;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Computes the values of columns by functions of the service, after each insert and each change of the inputs, by any program.
 *
 * <p>A trigger enters a cell for each value that is to be computed, in the transaction of the row. The servers of the service take
 * the cells, call the function without a connection, and store a value only if its inputs are the same still. A function may be
 * called several times for the same inputs.
 *
 * <p>If a function throws, the row is tried again: {@code attempts} times, with a growing wait. There are no further attempts after
 * {@link #refuse} and after an {@link HttpProblem} below 500, except 408 and 429. A timeout, an {@link java.io.IOException} or another
 * {@link HttpProblem} probably concerns all rows, and fails a row only after a day of waits. The cause of an
 * {@link java.util.concurrent.ExecutionException} or {@link java.util.concurrent.CompletionException} counts in its place.
 *
 * <p>If the call of a batch fails, halves of it are called, until the row that causes it is alone. If two rows have failed alike
 * by then, and no call has succeeded, the others wait for their next attempt. After what probably concerns all rows, a batch is
 * halved only from the last of the {@code attempts} on.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code computed.poll-interval}</td><td>PT1S</td><td>how often a server looks for values to compute, for each computed
 * column</td></tr>
 * <tr><td>{@code computed.parallel}</td><td>4</td><td>maximum number of concurrent calls of a function on a server</td></tr>
 * <tr><td>{@code computed.pool-size}</td><td>2</td><td>maximum number of connections; none is in use while a function runs</td></tr>
 * <tr><td>{@code computed.shutdown-grace}</td><td>PT10S</td><td>how long functions may continue when the server stops; then they
 * are interrupted, and other servers call them again</td></tr>
 * <tr><td>{@code computed.http}</td><td>false</td><td>whether the paths below {@code /computed} are served; they have no
 * authorization of their own</td></tr>
 * <tr><td>{@code computed.backfill.max-lag}</td><td>PT10S</td><td>backfills rest while a replica of the database is further behind</td></tr>
 * <tr><td>{@code computed.backfill.max-store}</td><td>PT0.5S</td><td>backfills rest while 5 of 100 statements of this server that store
 * values take longer</td></tr>
 * </table>
 *
 * <p>It starts and stops with the server that {@link Trestle#server} makes. Columns have to be added before that.
 */
public final class Computed implements ServerPart {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Trestle trestle;
    private final ComputedConfig config;
    private final ComputedRun run;
    private final Map<String, MissingColumn<?, ?>> missing = new ConcurrentSkipListMap<>();

    private Computed(Trestle trestle) {
        this.trestle = trestle;
        this.config = ComputedConfig.read(trestle.settings().at("computed"));
        this.run = new ComputedRun(config, trestle);
    }

    /**
     * Attaches computed columns to the service; its database need not be available yet.
     *
     * @param trestle has the database and the configuration
     * @return stopped with the server
     * @throws RuntimeException if a key is malformed
     */
    public static Computed create(Trestle trestle) {
        Computed computed = new Computed(trestle);
        trestle.attach(computed);
        return computed;
    }

    /**
     * Adds a computed column of generated code.
     *
     * @param column the column and its function
     * @throws IllegalArgumentException if there is such a column
     * @throws IllegalStateException if the server has started
     */
    public void add(ComputedColumn<?, ?, ?> column) {
        run.add(column);
    }

    /**
     * Adds a column of generated code that the database does not have yet: its function can be previewed.
     *
     * @param column the column and its function
     */
    public void preview(MissingColumn<?, ?> column) {
        missing.put(column.name(), column);
    }

    Map<String, MissingColumn<?, ?>> missing() {
        return missing;
    }

    /**
     * A parameter of a query that the function of a column computes from fields of a request.
     *
     * @param column the column and its function, of generated code
     * @param fields of the request that the function takes
     * @param <I> the inputs of the function
     * @param <V> the value
     * @return computes values for requests while the service runs
     */
    public <I, V> ComputedParameter<I, V> parameter(ComputedColumn<?, I, V> column, String... fields) {
        return new ComputedParameter<>(new SingleCalls<>(column.name(), true, Previews.gate(column.name(), column.options(), trestle.database()),
                rows -> Call.begin(column, rows)), this::requireBegun, List.of(fields));
    }

    /**
     * Stores rows of a table for routes, and computes columns of them.
     *
     * @param table of generated code
     * @param <K> the key of a row
     * @return for the routes that write rows of the table
     */
    public <K> ComputedRows<K> rows(ComputedTable<K> table) {
        return new ComputedRows<>(new WrittenTable<>(table, run), keys -> binds -> table.binder().bind(keys, binds));
    }

    /**
     * To be thrown by a function that computes no value for a row, and never will: there is no further attempt.
     *
     * @param reason stored with the row's error; it may have values of the row. If the row is refused for it ({@code on_error: abort}), clients
     *     see it
     * @return an exception
     */
    public static RuntimeException refuse(String reason) {
        return new Refusal(reason);
    }

    /**
     * To be thrown by a function whose provider asks for a pause, such as by {@code Retry-After}: all servers call no function of the same limit,
     * or of this column if it has none, for this time. The row is tried again after it. An {@link HttpProblem} 429 or 503 with
     * {@code Retry-After} has the same effect.
     *
     * @param wait a day at most
     * @param reason stored with the row's error; it may have values of the row
     * @return an exception
     */
    public static RuntimeException retryAfter(Duration wait, String reason) {
        return new RetryLater(wait, reason);
    }

    /**
     * Makes the failed rows of a column due again, with all of their attempts.
     *
     * @param name table and column, such as {@code film.summary}
     * @return their number
     * @throws IllegalArgumentException if there is no such computed column
     * @throws HttpProblem 503 while the tables of computed columns do not exist, and if the database refuses the statement
     */
    public long retry(String name) {
        ComputedColumn<?, ?, ?> column = run.column(name);
        if (column == null) {
            throw new IllegalArgumentException("There is no computed column " + name);
        }
        requireBegun();
        long rows = new Cells<>(column, trestle.database()).retry();
        run.wake(name);
        return rows;
    }

    /**
     * The backfills of the service's columns.
     *
     * @return starts, pauses and cancels them
     * @throws HttpProblem 503 while the tables of computed columns do not exist
     */
    public Backfills backfills() {
        requireBegun();
        return new Backfills(trestle.database(), run::wakeFeeder);
    }

    void requireBegun() {
        if (!run.hasBegun()) {
            throw HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                    .detail("The computed columns have not started yet").retryAfter(RETRY).build();
        }
    }

    @Override
    public void routes(Routes routes) {
        if (config.http()) {
            new ComputedRoutes(trestle, this, run).register(routes);
        }
    }

    @Override
    public List<HealthCheck> health() {
        return run.health();
    }

    @Override
    public boolean hasBegun() {
        return run.hasBegun();
    }

    @Override
    public void start() {
        run.start();
    }

    @Override
    public void stop() {
        run.stop();
    }
}
