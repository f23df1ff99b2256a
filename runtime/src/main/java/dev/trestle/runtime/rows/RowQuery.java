package dev.trestle.runtime.rows;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.RowReader;
import dev.trestle.runtime.database.StatementBinder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The rows of a query, for callers in Java: each method runs it once.
 *
 * @param <T> the type of a row
 */
public final class RowQuery<T> {

    private final RowSource<T> source;

    /**
     * A statement that runs when rows are asked for.
     *
     * @param database runs it
     * @param sql a statement that reads and returns rows
     * @param binder binds the parameters
     * @param reader reads one row
     */
    public RowQuery(Database database, String sql, StatementBinder binder, RowReader<? extends T> reader) {
        this(new StatementRows<>(database, sql, binder, reader));
    }

    /**
     * Rows of another source.
     *
     * @param source runs a query when rows are asked for
     */
    public RowQuery(RowSource<T> source) {
        this.source = source;
    }

    /**
     * Reads all rows.
     *
     * @return the rows in order, unmodifiable
     * @throws HttpProblem as {@link Database#list}
     */
    public List<T> list() {
        return source.list(new Cancellation());
    }

    /**
     * Reads all rows on a virtual thread.
     *
     * @return ends with the rows, or with what {@link #list} throws. Cancelling it cancels the statement; cancelling a stage that
     *     depends on it does not
     */
    public CompletableFuture<List<T>> listAsync() {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<List<T>> rows = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                boolean cancels = super.cancel(mayInterruptIfRunning);
                if (cancels) {
                    cancellation.cancel();
                }
                return cancels;
            }
        };
        Thread.ofVirtual().name("trestle-rows").start(() -> {
            try {
                rows.complete(source.list(cancellation));
            } catch (RuntimeException | Error e) {
                rows.completeExceptionally(e);
            }
        });
        return rows;
    }

    /**
     * Reads the rows one by one, as {@link Database#stream}.
     *
     * @param action takes each row, in order; what it throws ends the statement
     * @throws HttpProblem as {@link Database#stream}
     */
    public void forEach(Consumer<? super T> action) {
        source.forEach(action);
    }

    /**
     * Reads the rows in batches, as {@link Database#stream}.
     *
     * @param size rows of a batch, at least 1; the last may have fewer, and there is none without rows
     * @param action takes each batch, an unmodifiable list; what it throws ends the statement
     * @throws HttpProblem as {@link Database#stream}
     */
    public void forEachBatch(int size, Consumer<? super List<T>> action) {
        if (size < 1) {
            throw new IllegalArgumentException("A batch has at least one row, not " + size);
        }
        List<T> batch = new ArrayList<>();
        forEach(row -> {
            batch.add(row);
            if (batch.size() == size) {
                action.accept(List.copyOf(batch));
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            action.accept(Collections.unmodifiableList(batch));
        }
    }
}
