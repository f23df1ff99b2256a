package dev.trestle.exports;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.ServerPart;
import dev.trestle.runtime.Trestle;
import java.util.List;
import java.util.function.Function;

/**
 * Exports rows into other databases.
 *
 * <p>It starts and stops with the server that {@link Trestle#server} makes; what makes exports has to be called before that.
 */
public final class Exports implements ServerPart {

    private final Trestle trestle;
    private final Outbox outbox;
    private final Targets targets = new Targets();

    private Exports(Trestle trestle) {
        this.trestle = trestle;
        this.outbox = new Outbox(trestle.database());
    }

    /**
     * Attaches exports to the service; neither its database nor the targets need be there yet.
     *
     * @param trestle what has the database and the configuration
     * @return stopped with the server
     * @throws RuntimeException if a key is malformed
     */
    public static Exports create(Trestle trestle) {
        Exports exports = new Exports(trestle);
        trestle.attach(exports);
        return exports;
    }

    /**
     * Says what generated code relies on.
     *
     * @param expected the targets of an API
     */
    public void expect(List<ExpectedTarget> expected) {}

    /**
     * Makes an export by the outbox.
     *
     * @param route names it, for as long as it has entries
     * @param target where to
     * @param sql the statement
     * @param form how a row is kept
     * @param binder what is written of it
     * @param <R> the type of a row
     * @return takes rows
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <R> OutboxExport<R> outbox(
            String route, String target, ExportSql sql, JsonForm<R> form, ExportBinder<R> binder) {
        return new OutboxExport<>(outbox, new Export<R>(route, target, sql, form, binder, null));
    }

    /**
     * Makes an export by the outbox of what a hook makes of the rows.
     *
     * @param route names it, for as long as it has entries
     * @param target where to
     * @param sql the statement
     * @param row how a row is kept while the hook has not made its record
     * @param lane the values of a row that say which entries stay in order; it may bind none
     * @param hook called again where it failed, or its server ended
     * @param form how a record is kept
     * @param binder what is written of it
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
        return new HookedExport<>(outbox, export, row, lane);
    }

    /**
     * Makes an export in the request, after the commit.
     *
     * @param route for the log
     * @param target where to
     * @param sql the statement
     * @param binder what is written of a row
     * @param <R> the type of a row
     * @return takes rows
     * @throws IllegalStateException if the server has started
     */
    public <R> InlineExport<R> inline(String route, String target, ExportSql sql, ExportBinder<R> binder) {
        return new InlineExport<>(targets, new Export<R>(route, target, sql, notKept(), binder, null));
    }

    /**
     * Makes an export into the service's own database, in the transaction of the row.
     *
     * @param route for the log
     * @param target where to
     * @param sql the statement
     * @param binder what is written of a row
     * @param <R> the type of a row
     * @return takes rows
     * @throws IllegalStateException if the server has started
     */
    public <R> SameTransactionExport<R> sameTransaction(
            String route, String target, ExportSql sql, ExportBinder<R> binder) {
        return new SameTransactionExport<>(
                trestle.database(), new Export<R>(route, target, sql, notKept(), binder, null));
    }

    /** Of what is delivered at once nothing is kept. */
    private static <R> JsonForm<R> notKept() {
        return JsonForm.of(in -> {
            throw new UnsupportedOperationException("It is not kept");
        }, (row, out) -> {
            throw new UnsupportedOperationException("It is not kept");
        });
    }

    /**
     * Has the dead letters of a target delivered again.
     *
     * @param target names it
     * @return how many there were
     */
    public long redeliver(String target) {
        return 0;
    }
}
