package dev.trestle.runtime.gather;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.RowReader;
import dev.trestle.runtime.database.StatementBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Queries that run at once. The first one that fails cancels the others, as does a client that leaves.
 *
 * <p>Only for the thread that has made it.
 */
public final class Gather {

    private final Database database;
    private final boolean snapshot;
    private final List<Part<Database, ?>> parts = new ArrayList<>();
    private final List<Part<Cancellation, ?>> others = new ArrayList<>();

    private Gather(Database database, boolean snapshot) {
        this.database = database;
        this.snapshot = snapshot;
    }

    /**
     * Queries that each run on a connection of their own, for which each of them waits by itself.
     *
     * @param database has the connections
     * @return a new one, without queries
     */
    public static Gather of(Database database) {
        return new Gather(database, false);
    }

    /**
     * Queries that see the same data, those of a snapshot that one connection exports. The others run on those connections that
     * are free then, so that no connection is held while another is waited for; without a free one, they run one after the other.
     *
     * @param database has the connections
     * @return a new one, without queries
     */
    public static Gather inSnapshot(Database database) {
        return new Gather(database, true);
    }

    /**
     * Adds a query for several rows.
     *
     * @param sql a statement that reads and returns rows
     * @param binder binds the parameters, on another thread
     * @param reader reads one row, on another thread
     * @param <T> the type of a row
     * @return the rows in order, unmodifiable, after {@link #run}
     */
    public <T> Supplier<List<T>> list(String sql, StatementBinder binder, RowReader<? extends T> reader) {
        return add(own -> own.list(sql, binder, reader));
    }

    /**
     * Adds a query for one row.
     *
     * @param sql a statement that reads and returns rows
     * @param binder binds the parameters, on another thread
     * @param reader reads the row, on another thread
     * @param <T> the type of the row
     * @return the row, after {@link #run}
     */
    public <T> Supplier<T> one(String sql, StatementBinder binder, RowReader<? extends T> reader) {
        return add(own -> own.one(sql, binder, reader));
    }

    private <T> Supplier<T> add(Function<Database, T> query) {
        Part<Database, T> part = new Part<>(query);
        parts.add(part);
        return part;
    }

    /**
     * Adds other work, such as a query of files. It belongs to no snapshot.
     *
     * @param work does it on another thread, and ends early when it is cancelled
     * @param <T> the type of its result
     * @return the result, after {@link #run}
     */
    public <T> Supplier<T> beside(Function<? super Cancellation, ? extends T> work) {
        Part<Cancellation, T> part = new Part<>(work);
        others.add(part);
        return part;
    }

    /**
     * Runs the queries, once.
     *
     * @throws HttpProblem of the query that failed first, as {@link Database#list} and {@link Database#one} have it; 499 if the
     *     client has left
     */
    public void run() {
        Crew crew = new Crew(parts, others.size());
        database.forClient(crew::cancel, () -> {
            others.forEach(crew::startBeside);
            if (snapshot && !parts.isEmpty()) {
                new Snapshot(crew, database, parts.size()).run();
            } else {
                parts.forEach(part -> crew.start(database, crew::work));
            }
            crew.await();
        });
    }
}
