package dev.trestle.load;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.progress.Progress;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.Function;

/**
 * A load that stores the rows without mistakes, and reports the others.
 *
 * @param <R> the type of a row of the request
 * @param <C> the counts of its mode
 */
public final class ReportingLoad<R, C extends LoadCounts> {

    private final LoadPlan<R> plan;
    private final Function<Tally, C> counts;

    ReportingLoad(LoadPlan<R> plan, Function<Tally, C> counts) {
        this.plan = plan;
        this.counts = counts;
    }

    /**
     * Loads rows of Java.
     *
     * @param database the database
     * @param rows the rows, each asked for once
     * @return how many were stored, and those that were rejected
     * @throws HttpProblem 422 for too many rejects, and if the database refuses a statement
     */
    public Reported<C> run(Database database, Iterable<? extends R> rows) {
        return reported(plan.run(database, rows));
    }

    /**
     * Loads the rows of a request while they arrive.
     *
     * @param database the database
     * @param loads of the service
     * @param request the request
     * @return how many were stored, and those that were rejected
     * @throws HttpProblem 400 malformed, 413 too large, 415 in none of the formats, and as {@link #run(Database, Iterable)}
     */
    public Reported<C> run(Database database, Loads loads, ServerRequest request) {
        return reported(plan.run(database, loads, request));
    }

    /**
     * Loads the rows of a body that a job has.
     *
     * @param database bound to the transaction of the job
     * @param loads of the service
     * @param body the body
     * @param progress takes the number of rows that were read
     * @return how many were stored, and those that were rejected
     * @throws HttpProblem as {@link #run(Database, Loads, ServerRequest)}
     */
    public Reported<C> run(Database database, Loads loads, LoadBody body, Progress progress) {
        return reported(plan.run(database, loads, body, progress));
    }

    private Reported<C> reported(LoadRun.Outcome outcome) {
        return new Reported<>(counts.apply(outcome.tally()), outcome.rejects());
    }
}
