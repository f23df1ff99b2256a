package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.Trestle;
import io.helidon.health.HealthCheck;
import java.util.List;
import java.util.function.Function;

/**
 * Exports rows into other databases. The entries to be delivered are stored in the service's own database, in the schema
 * {@code trestle}. All servers of the service share them, and any server can deliver them.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code exports.poll-interval}</td><td>PT1S</td><td>how often a server looks for entries of other servers, and
 * for entries to be retried</td></tr>
 * <tr><td>{@code exports.hook-grace}</td><td>PT1M</td><td>maximum time of a hook; after this time another server may
 * call the hook again</td></tr>
 * <tr><td>{@code exports.shutdown-grace}</td><td>PT10S</td><td>how long a delivery may continue when the server
 * stops; then it is undone, and repeated by another server</td></tr>
 * <tr><td>{@code exports.http}</td><td>false</td><td>whether the paths below {@code /exports} are served; they have no
 * authorization of their own</td></tr>
 * <tr><td>{@code exports.targets.NAME.url}</td><td>required</td><td>the JDBC URL of the target; its driver has to
 * be on the class path. Not used for targets with {@code same_database}</td></tr>
 * <tr><td>{@code exports.targets.NAME.username}, {@code exports.targets.NAME.password}</td><td>none</td><td></td></tr>
 * <tr><td>{@code exports.targets.NAME.password-file}</td><td>none</td><td>a file with the password; it has to exist when
 * the service starts, and is read for each connection</td></tr>
 * <tr><td>{@code exports.targets.NAME.pool-size}</td><td>4</td><td>maximum number of connections; always one for
 * SQLite</td></tr>
 * <tr><td>{@code exports.targets.NAME.connection-timeout}</td><td>PT5S</td><td>maximum time to wait
 * for a connection</td></tr>
 * <tr><td>{@code exports.targets.NAME.statement-timeout}</td><td>PT30S</td><td>maximum time of a statement</td></tr>
 * <tr><td>{@code exports.targets.NAME.required}</td><td>false</td><td>whether the service refuses to start while the
 * target is unavailable or its tables differ</td></tr>
 * </table>
 *
 * <p>It starts and stops with the server that {@link Trestle#server} makes. Exports have to be created before that.
 */
public final class Exports implements ServerPart {

    private final Trestle trestle;
    private final ExportsConfig config;
    private final Targets targets = new Targets();
    private final ExportsRun run;

    private Exports(Trestle trestle) {
        this.trestle = trestle;
        this.config = ExportsConfig.read(trestle.settings().at("exports"));
        this.run = new ExportsRun(config, trestle, targets);
    }

    /**
     * Attaches exports to the service; neither its database nor the targets need be available yet.
     *
     * @param trestle has the database and the configuration
     * @return stopped with the server
     * @throws RuntimeException if a key is malformed
     */
    public static Exports create(Trestle trestle) {
        Exports exports = new Exports(trestle);
        trestle.attach(exports);
        return exports;
    }

    /**
     * Adds the expected targets of generated code.
     *
     * @param expected the targets of an API
     */
    public void expect(List<ExpectedTarget> expected) {
        run.expect(expected);
    }

    /**
     * Makes an export by the outbox.
     *
     * @param route its name, which must not change while it has entries
     * @param target the name of the target
     * @param sql the statement
     * @param form the stored form of a row
     * @param binder binds the exported values
     * @param <R> the type of a row
     * @return takes rows
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <R> OutboxExport<R> outbox(
            String route, String target, ExportSql sql, JsonForm<R> form, ExportBinder<R> binder) {
        Export<R> export = new Export<>(route, target, sql, form, binder, null);
        run.enter(export);
        return new OutboxExport<>(run.outbox(), export);
    }

    /**
     * Makes an export of hook records by the outbox.
     *
     * @param route its name, which must not change while it has entries
     * @param target the name of the target
     * @param sql the statement
     * @param row the stored form of a row until the hook has returned its record
     * @param lane the values of a row that decide the order of entries; it may bind none
     * @param hook called again if it failed, or its server ended
     * @param form the stored form of a record
     * @param binder binds the exported values
     * @param <W> the type of a row
     * @param <R> the type of a record
     * @return takes rows
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <W, R> HookedExport<W, R> outbox(
            String route, String target, ExportSql sql, JsonForm<W> row, ExportBinder<W> lane,
            Function<? super W, ? extends R> hook, JsonForm<R> form, ExportBinder<R> binder) {
        Export<R> export = new Export<>(route, target, sql, form, binder, new Export.Hook<W, R>(row, hook));
        run.enter(export);
        return new HookedExport<>(run.outbox(), export, new HookRows<>(sql.table(), row, lane));
    }

    /**
     * Makes an export in the request, after the commit.
     *
     * @param route for the log
     * @param target the name of the target
     * @param sql the statement
     * @param binder binds the exported values of a row
     * @param <R> the type of a row
     * @return takes rows
     * @throws IllegalStateException if the server has started
     */
    public <R> InlineExport<R> inline(String route, String target, ExportSql sql, ExportBinder<R> binder) {
        run.use(route, target);
        return new InlineExport<>(targets, new Writing<>(route, target, sql, binder));
    }

    /**
     * Makes an export into the service's own database, in the transaction of the row.
     *
     * @param route for the log
     * @param target the name of the target
     * @param sql the statement
     * @param binder binds the exported values of a row
     * @param <R> the type of a row
     * @return takes rows
     * @throws IllegalStateException if the server has started
     */
    public <R> SameTransactionExport<R> sameTransaction(
            String route, String target, ExportSql sql, ExportBinder<R> binder) {
        run.joinTransactions(route, target);
        return new SameTransactionExport<>(targets, trestle.database(), new Writing<>(route, target, sql, binder));
    }

    /**
     * Makes the dead letters of a target due again.
     *
     * @param target names it
     * @return their number
     * @throws HttpProblem 503 while the tables of exports do not exist, and if the database refuses the statement
     */
    public long redeliver(String target) {
        if (!run.hasTables()) {
            throw Outbox.notYet();
        }
        long entries = new EntryTable(trestle.database()).redeliver(target);
        run.outbox().wake(target);
        return entries;
    }

    @Override
    public void prepare() {
        run.prepare();
    }

    @Override
    public void routes(Routes routes) {
        if (config.http()) {
            new ExportRoutes(trestle, this, run, targets).register(routes);
        }
    }

    @Override
    public List<HealthCheck> health() {
        return run.health();
    }

    @Override
    public boolean hasBegun() {
        return !run.hasEntries() || run.hasTables();
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
