package dev.trestle.computed.preview;

import dev.trestle.computed.failure.Failure;
import dev.trestle.computed.failure.WrongResult;
import dev.trestle.computed.limit.Gate;
import dev.trestle.computed.limit.Turn;
import dev.trestle.computed.limit.Turns;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.database.Database;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What the function of a computed column makes of a few rows. Nothing is stored, and no connection is open while it runs. Its calls
 * count for the limit of the column.
 *
 * @param <V> the value
 */
public final class Preview<V> {

    /** For a turn of the limit. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final PreviewColumn<?, ?, V> column;
    private final List<PreviewRow<V>> rows;

    private Preview(PreviewColumn<?, ?, V> column, List<PreviewRow<V>> rows) {
        this.column = column;
        this.rows = rows;
    }

    /**
     * Calls the function for the newest rows, or for the values of the request, one by one.
     *
     * @throws HttpProblem if the database refuses a statement, or 503 if the limit allows no call
     * @throws InterruptedException while it waits for the function
     */
    public static <K, I, V> Preview<V> of(PreviewColumn<K, I, V> column, PreviewRequest request, Database database, Gate gate)
            throws InterruptedException {
        List<PreviewRow<V>> rows = new ArrayList<>();
        for (PreviewRows.Row<I> row : new PreviewRows<>(column).read(request, database)) {
            Turn turn = turn(gate);
            try {
                rows.add(compute(column, row));
            } finally {
                turn.end();
            }
        }
        return new Preview<>(column, rows);
    }

    private static Turn turn(Gate gate) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            try (Turns turns = gate.take(1)) {
                if (turns.number() > 0) {
                    return turns.next();
                }
                if (System.nanoTime() >= end) {
                    throw HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                            .detail("The limit " + gate.name() + " allows no call now").retryAfter(LONGEST_WAIT).build();
                }
                Thread.sleep(turns.waitOr(POLL));
            }
        }
    }

    private static <I, V> PreviewRow<V> compute(PreviewColumn<?, I, V> column, PreviewRows.Row<I> row) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            V value = single(column, column.function().call(List.of(row.inputs())));
            return new PreviewRow<>(row.key(), row.json(), value, since(begun), null);
        } catch (ExecutionException | TimeoutException | WrongResult e) {
            return new PreviewRow<>(row.key(), row.json(), null, since(begun), Failure.of(e));
        }
    }

    private static <V> @Nullable V single(PreviewColumn<?, ?, V> column, @Nullable List<? extends @Nullable V> values) {
        if (values == null || values.size() != 1) {
            throw new WrongResult("The function returned " + (values == null ? "null" : values.size() + " values") + " for one row");
        }
        V value = values.get(0);
        if (value == null && !column.nullable()) {
            throw new WrongResult("The function returned null, and the column " + column.name() + " is NOT NULL");
        }
        return value;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Writes the JSON of an answer. */
    public void write(JsonWriter out) {
        out.startObject();
        out.name("column").text(column.name());
        out.name("rows").array(rows, row -> row.write(out, column.codec()));
        out.endObject();
    }
}
