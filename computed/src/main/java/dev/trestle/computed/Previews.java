package dev.trestle.computed;

import dev.trestle.computed.limit.Gate;
import dev.trestle.computed.limit.Limits;
import dev.trestle.computed.preview.Preview;
import dev.trestle.computed.preview.PreviewColumn;
import dev.trestle.computed.preview.PreviewRequest;
import dev.trestle.computed.preview.TextKeys;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import io.helidon.http.Status;
import java.util.List;

/** Makes previews of columns. */
public final class Previews {

    private Previews() {}

    static <K, I, V> Preview<V> of(ComputedColumn<K, I, V> column, PreviewRequest request, Database database) {
        return of(column, request, database, gate(column.name(), column.options(), database));
    }

    /** What each call of a column's function passes. */
    static Gate gate(String column, ComputedOptions options, Database database) {
        return new Gate(new Limits(database), column, options.limit(), options.timeout());
    }

    /**
     * A preview by a process that is no server: its calls do not count for limits, and nothing is written to the database.
     *
     * @throws HttpProblem if the request does not fit, and if the database refuses a statement
     */
    public static <K, I, V> Preview<V> withoutLimits(ComputedColumn<K, I, V> column, PreviewRequest request, Database database) {
        return of(column, request, database, Gate.open(column.name()));
    }

    private static <K, I, V> Preview<V> of(ComputedColumn<K, I, V> column, PreviewRequest request, Database database, Gate gate) {
        ComputedTable<K> table = column.table();
        return of(new PreviewColumn<>(
                column.name(), null, table.sql(), table.key().stream().map(KeyColumn::row).toList(), table.reader(),
                keys -> binds -> table.binder().bind(keys, binds),
                column.inputs().sql(), column.inputs().reader(), column.values().codec(), column.values().nullable(),
                rows -> Call.begin(column, rows)), request, database, gate);
    }

    /** A preview of a column that the database does not have yet; its calls count for its limit if the service has computed columns. */
    static <I, V> Preview<V> of(MissingColumn<I, V> column, PreviewRequest request, Database database, boolean limited) {
        return of(column, request, database,
                limited ? gate(column.name(), column.options(), database) : Gate.open(column.name()));
    }

    /** The same by a process that is no server. */
    public static <I, V> Preview<V> withoutLimits(MissingColumn<I, V> column, PreviewRequest request, Database database) {
        return of(column, request, database, Gate.open(column.name()));
    }

    private static <I, V> Preview<V> of(MissingColumn<I, V> column, PreviewRequest request, Database database, Gate gate) {
        TextKeys keys = new TextKeys(column.key().size());
        return of(new PreviewColumn<List<String>, I, V>(
                column.name(), column.migration(), column.table(), column.key(), keys::read,
                read -> binds -> keys.bind(read, binds), column.inputs().sql(), column.inputs().reader(), column.codec(), true,
                rows -> Call.begin(column.name(), column.options().timeout(), column.function(), rows)), request, database, gate);
    }

    private static <K, I, V> Preview<V> of(PreviewColumn<K, I, V> previewed, PreviewRequest request, Database database, Gate gate) {
        try {
            return Preview.of(previewed, request, database, gate);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, "The service stops");
        }
    }
}
