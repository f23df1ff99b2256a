package dev.trestle.computed.preview;

import dev.trestle.computed.call.SingleCalls;
import dev.trestle.computed.failure.Failure;
import dev.trestle.computed.failure.WrongResult;
import dev.trestle.computed.limit.Gate;
import dev.trestle.computed.limit.Turn;
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
 * What the function of a computed column makes of a few rows. Trestle stores nothing, and no connection is open while the function runs;
 * what the function itself does is done. Its calls count for the limit of the column.
 *
 * @param <V> the value
 */
public final class Preview<V> {

    /** For a turn of the limit. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** In which calls begin; the last one has its own time limit. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final PreviewColumn<?, ?, V> column;
    private final List<PreviewRow<V>> rows;

    private Preview(PreviewColumn<?, ?, V> column, List<PreviewRow<V>> rows) {
        this.column = column;
        this.rows = rows;
    }

    /**
     * Calls the function for the newest rows, or for the values of the request, one by one. After a pause that it asks for, a call that takes
     * too long, or 30 seconds it is not called for the others.
     *
     * @throws HttpProblem if the database refuses a statement, or 503 if the limit allows no call
     * @throws InterruptedException while it waits for the function
     */
    public static <K, I, V> Preview<V> of(PreviewColumn<K, I, V> column, PreviewRequest request, Database database, Gate gate)
            throws InterruptedException {
        SingleCalls<I, V> calls = new SingleCalls<>(column.name(), column.nullable(), gate, column.function());
        List<PreviewRow<V>> rows = new ArrayList<>();
        long end = System.nanoTime() + LONGEST.toNanos();
        String stop = null;
        for (PreviewRows.Row<I> row : new PreviewRows<>(column).read(request, database)) {
            Turn turn = stop == null ? calls.turn(LONGEST_WAIT) : null;
            if (turn == null && rows.isEmpty()) {
                throw HttpProblem.status(Status.SERVICE_UNAVAILABLE_503).detail(noTurn(gate)).retryAfter(LONGEST_WAIT).build();
            }
            if (turn == null) {
                stop = stop == null ? noTurn(gate) : stop;
                rows.add(new PreviewRow<>(row.key(), row.json(), null, Duration.ZERO, new Failure("not called", stop, Failure.Kind.PASSING)));
                continue;
            }
            PreviewRow<V> computed = compute(column, calls, row, turn);
            rows.add(computed);
            stop = stop(computed.failure(), end);
        }
        return new Preview<>(column, rows);
    }

    private static @Nullable String stop(@Nullable Failure failure, long end) {
        if (failure != null && failure.pause().isPositive()) {
            return "The function has asked for a pause";
        }
        if (failure != null && failure.type().equals(TimeoutException.class.getName())) {
            return "A call took too long";
        }
        return System.nanoTime() >= end ? "The preview took longer than " + LONGEST.toSeconds() + " seconds" : null;
    }

    private static String noTurn(Gate gate) {
        return "The limit " + gate.name() + " allows no call now";
    }

    private static <I, V> PreviewRow<V> compute(PreviewColumn<?, I, V> column, SingleCalls<I, V> calls, PreviewRows.Row<I> row, Turn turn)
            throws InterruptedException {
        long begun = System.nanoTime();
        try {
            V value = calls.call(row.inputs(), turn);
            if (value != null) {
                // As it would be stored; it refuses null in a row of a computed table.
                column.codec().format(value);
            }
            return new PreviewRow<>(row.key(), row.json(), value, since(begun), null);
        } catch (ExecutionException | TimeoutException | WrongResult e) {
            Failure failure = Failure.of(e);
            if (failure.pause().isPositive()) {
                calls.gate().pause(failure.pause(), failure.type());
            }
            return new PreviewRow<>(row.key(), row.json(), null, since(begun), failure);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Writes the JSON of an answer. */
    public void write(JsonWriter out) {
        out.startObject();
        out.name("column").text(column.name());
        String migration = column.migration();
        if (migration != null) {
            out.name("migration").text(migration);
        }
        out.name("rows").array(rows, row -> row.write(out, column.codec()));
        out.endObject();
    }
}
