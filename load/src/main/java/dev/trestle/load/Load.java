package dev.trestle.load;

import dev.trestle.formats.RowBodies;
import dev.trestle.load.shape.RowShape;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.progress.Progress;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.Function;

/**
 * A load of rows into a table, in one transaction: all of them are stored, or none. It is made once.
 *
 * @param <R> the type of a row of the request
 * @param <C> the counts of its mode
 */
public final class Load<R, C extends LoadCounts> {

    private final LoadPlan<R> plan;
    private final Function<Tally, C> counts;

    private Load(LoadPlan<R> plan, Function<Tally, C> counts) {
        this.plan = plan;
        this.counts = counts;
    }

    /**
     * Adds the rows to those of the table.
     *
     * @param sql the columns
     * @param bodies the formats of requests
     * @param row reads a row of a request, up to {@link RequestReader#end}
     * @param <R> the type of a row of the request
     * @return a load
     */
    public static <R> Load<R, Loaded> append(
            LoadSql<R> sql, RowBodies bodies, Function<? super RequestReader, ? extends R> row) {
        return new Load<>(LoadPlan.of(sql, new LoadBodies<>(bodies, sql, row), LoadTarget.Mode.APPEND), Loaded::of);
    }

    /**
     * The same as {@link #append(LoadSql, RowBodies, Function)}, but PostgreSQL reads the values of bodies.
     *
     * @param sql the columns
     * @param bodies the formats of requests
     * @param shape the fields of a row of a body, in the order of the columns
     * @param <R> the type of a row of Java
     * @return a load
     */
    public static <R> Load<R, Loaded> append(LoadSql<R> sql, RowBodies bodies, RowShape shape) {
        return new Load<>(LoadPlan.of(sql, LoadBodies.ofTexts(bodies, sql, shape), LoadTarget.Mode.APPEND), Loaded::of);
    }

    /**
     * Deletes all rows of the table first, with a lock that keeps other writers out. Readers see the old rows until the commit.
     *
     * @param sql the columns
     * @param bodies the formats of requests
     * @param row reads a row of a request, up to {@link RequestReader#end}
     * @param <R> the type of a row of the request
     * @return a load
     */
    public static <R> Load<R, Replaced> replace(
            LoadSql<R> sql, RowBodies bodies, Function<? super RequestReader, ? extends R> row) {
        return new Load<>(LoadPlan.of(sql, new LoadBodies<>(bodies, sql, row), LoadTarget.Mode.REPLACE), Replaced::of);
    }

    /**
     * The same as {@link #replace(LoadSql, RowBodies, Function)}, but PostgreSQL reads the values of bodies.
     *
     * @param sql the columns
     * @param bodies the formats of requests
     * @param shape the fields of a row of a body, in the order of the columns
     * @param <R> the type of a row of Java
     * @return a load
     */
    public static <R> Load<R, Replaced> replace(LoadSql<R> sql, RowBodies bodies, RowShape shape) {
        return new Load<>(LoadPlan.of(sql, LoadBodies.ofTexts(bodies, sql, shape), LoadTarget.Mode.REPLACE), Replaced::of);
    }

    /**
     * Updates those rows whose key is in the table, by the columns that a row of the request has, and adds the others.
     *
     * @param sql the columns
     * @param bodies the formats of requests
     * @param row reads a row of a request, up to {@link RequestReader#end}
     * @param key the columns of a unique index, quoted as SQL wants them; every row has them
     * @param <R> the type of a row of the request
     * @return a load
     */
    public static <R> Load<R, Merged> merge(
            LoadSql<R> sql, RowBodies bodies, Function<? super RequestReader, ? extends R> row, String... key) {
        return new Load<>(LoadPlan.of(sql, new LoadBodies<>(bodies, sql, row), LoadTarget.Mode.MERGE, key), Merged::of);
    }

    /**
     * The same as {@link #merge(LoadSql, RowBodies, Function, String...)}, but PostgreSQL reads the values of bodies.
     *
     * @param sql the columns
     * @param bodies the formats of requests
     * @param shape the fields of a row of a body, in the order of the columns
     * @param key the columns of a unique index, quoted as SQL wants them; every row has them
     * @param <R> the type of a row of Java
     * @return a load
     */
    public static <R> Load<R, Merged> merge(LoadSql<R> sql, RowBodies bodies, RowShape shape, String... key) {
        return new Load<>(LoadPlan.of(sql, LoadBodies.ofTexts(bodies, sql, shape), LoadTarget.Mode.MERGE, key), Merged::of);
    }

    /**
     * Inserts from a temporary table, for a relation that COPY cannot write to.
     *
     * @return a new load
     */
    public Load<R, C> staged() {
        return new Load<>(plan.asStaged(), counts);
    }

    /**
     * Rejects rows with mistakes, and stores the others.
     *
     * @param maxRejects the most; with one more, nothing is stored
     * @return a new load
     */
    public ReportingLoad<R, C> reporting(int maxRejects) {
        return new ReportingLoad<>(plan.rejecting(maxRejects), counts);
    }

    /**
     * Loads rows of Java.
     *
     * @param database the database
     * @param rows the rows, each asked for once
     * @return how many were stored
     * @throws HttpProblem if the database refuses a row, with a pointer to it, or a statement
     */
    public C run(Database database, Iterable<? extends R> rows) {
        return counts.apply(plan.run(database, rows).tally());
    }

    /**
     * Loads the rows of a request while they arrive.
     *
     * @param database the database
     * @param loads of the service
     * @param request the request
     * @return how many were stored
     * @throws HttpProblem 400 malformed, 413 too large, 415 in none of the formats, 422 other mistakes, and as {@link #run(Database,
     *     Iterable)}
     */
    public C run(Database database, Loads loads, ServerRequest request) {
        return counts.apply(plan.run(database, loads, request).tally());
    }

    /**
     * Loads the rows of a body that a job has.
     *
     * @param database bound to the transaction of the job
     * @param loads of the service
     * @param body the body
     * @param progress takes the number of rows that were read
     * @return how many were stored
     * @throws HttpProblem as {@link #run(Database, Loads, ServerRequest)}
     */
    public C run(Database database, Loads loads, LoadBody body, Progress progress) {
        return counts.apply(plan.run(database, loads, body, progress).tally());
    }
}
