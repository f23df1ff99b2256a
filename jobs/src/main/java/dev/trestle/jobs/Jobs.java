package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.postgres.Expected;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.rows.RowQuery;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.StoredRequestFiles;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.types.Json;
import io.helidon.health.HealthCheck;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Runs routes in the background. Jobs are stored in the service's own database, in the schema {@code trestle}. All servers
 * of the service share them, so any server can show any job.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code jobs.threads}</td><td>10</td><td>maximum number of concurrent jobs of a server; the pool of jobs has
 * up to four connections more</td></tr>
 * <tr><td>{@code jobs.poll-interval}</td><td>PT1S</td><td>how often an idle server looks for jobs that other servers accepted,
 * and a server for the end of jobs that requests wait for</td></tr>
 * <tr><td>{@code jobs.heartbeat}</td><td>PT5S</td><td>how often a server confirms that it still runs a job; after four times
 * this time without confirmation, another server takes the job over</td></tr>
 * <tr><td>{@code jobs.shutdown-grace}</td><td>PT20S</td><td>how long running jobs may continue when the server stops; then
 * they are undone and returned to the queue</td></tr>
 * <tr><td>{@code jobs.sweep-interval}</td><td>PT1M</td><td>how often jobs are deleted whose
 * {@code keep_results} is over</td></tr>
 * <tr><td>{@code jobs.forget-routes-after}</td><td>PT1H</td><td>how long no server may have a route until its jobs end
 * with an error</td></tr>
 * </table>
 *
 * <p>It starts and stops with the server that {@link Trestle#server} makes; {@link #type} has to be called before that.
 */
public final class Jobs implements ServerPart {

    /** For picking and ending jobs, heartbeats and cancelling. */
    private static final int CONNECTIONS_BESIDE_THREADS = 4;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Trestle trestle;
    private final Attempts attempts = new Attempts();
    private final JobTable table;
    private final JobWaits waits;
    private final ResultStore stored;
    private final Results results;
    private final ResultLimits limits;
    private final Canceller canceller;
    private final JobsRun run;

    private Jobs(Trestle trestle) {
        JobsConfig config = JobsConfig.read(trestle.settings().at("jobs"));
        this.trestle = trestle;
        this.table = new JobTable(trestle.database());
        this.waits = new JobWaits(table, config.pollInterval());
        this.stored = new ResultStore(trestle::files);
        this.results = new Results(trestle.json(), stored);
        this.limits = ResultLimits.read(trestle.settings());
        this.run = new JobsRun(config, trestle,
                trestle.pool("trestle-jobs", config.threads() + CONNECTIONS_BESIDE_THREADS), attempts, waits);
        this.canceller = new Canceller(trestle.database(), attempts, waits, run::runner);
    }

    /**
     * Opens connections for jobs, and attaches jobs to the service; the database need not be available yet.
     *
     * @param trestle has the database and the configuration
     * @return stopped with the server
     * @throws RuntimeException if a key is malformed
     */
    public static Jobs create(Trestle trestle) {
        Jobs jobs = new Jobs(trestle);
        trestle.attach(jobs);
        return jobs;
    }

    /**
     * Adds a background route.
     *
     * @param route its name, which must not change while it has jobs
     * @param options of its jobs
     * @param request the stored form of a request
     * @param work its statement
     * @param result the stored form of the result
     * @param <Q> the type of the request
     * @param <R> the type of the result
     * @return takes requests
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <Q, R> JobType<Q, R> type(
            String route, JobOptions options, JsonForm<Q> request, JobWork<Q, R> work, JsonForm<R> result) {
        return type(route, options, request, (TrackedWork<Q, R>) work, result);
    }

    /**
     * Adds a background route whose jobs show how far they have come.
     *
     * @param route its name, which must not change while it has jobs
     * @param options of its jobs
     * @param request the stored form of a request
     * @param work its work
     * @param result the stored form of the result
     * @param <Q> the type of the request
     * @param <R> the type of the result
     * @return takes requests
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <Q, R> JobType<Q, R> type(
            String route, JobOptions options, JsonForm<Q> request, TrackedWork<Q, R> work, JsonForm<R> result) {
        run.add(route, options, new StatementSteps<Q, R, R>(request, work, result, null));
        return added(route, options, request, new WholeResult<R>(result, null));
    }

    /**
     * Adds a background route with a hook. The hook is called after the transaction of the statement; if the server
     * ends before the result is stored, it is called again.
     *
     * @param route its name, which must not change while it has jobs
     * @param options of its jobs
     * @param request the stored form of a request
     * @param work its statement
     * @param row the stored form of the statement's result, for the hook
     * @param hook computes the result, without a transaction; it is interrupted if it takes too long
     * @param result the stored form of the result
     * @param <Q> the type of the request
     * @param <W> the type of the statement's result
     * @param <R> the type of the result
     * @return takes requests
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <Q, W, R> JobType<Q, R> type(
            String route, JobOptions options, JsonForm<Q> request, JobWork<Q, W> work, JsonForm<W> row,
            Function<? super W, ? extends R> hook, JsonForm<R> result) {
        return type(route, options, request, work, row, hook, result, JobEnding.none());
    }

    /**
     * Makes a route one as {@link #type(String, JobOptions, JsonForm, JobWork, JsonForm, Function, JsonForm)} does,
     * with additional work when the row of a job is stored and when the job ends.
     *
     * @param route its name, which must not change while it has jobs
     * @param options of its jobs
     * @param request the stored form of a request
     * @param work its statement
     * @param row the stored form of the statement's result, for the hook
     * @param hook computes the result, without a transaction; it is interrupted if it takes too long
     * @param result the stored form of the result
     * @param ending the additional work, in the same transactions
     * @param <Q> the type of the request
     * @param <W> the type of the statement's result
     * @param <R> the type of the result
     * @return takes requests
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <Q, W, R> JobType<Q, R> type(
            String route, JobOptions options, JsonForm<Q> request, JobWork<Q, W> work, JsonForm<W> row,
            Function<? super W, ? extends R> hook, JsonForm<R> result,
            JobEnding<? super W, ? super R> ending) {
        return type(route, options, request, (TrackedWork<Q, W>) work, row, hook, result, ending);
    }

    /**
     * Adds a background route with a hook and additional work, whose jobs show how far they have come.
     *
     * @param route its name, which must not change while it has jobs
     * @param options of its jobs
     * @param request the stored form of a request
     * @param work its work
     * @param row the stored form of the result of the work, for the hook
     * @param hook computes the result, without a transaction; it is interrupted if it takes too long
     * @param result the stored form of the result
     * @param ending the additional work, in the same transactions
     * @param <Q> the type of the request
     * @param <W> the type of the result of the work
     * @param <R> the type of the result
     * @return takes requests
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <Q, W, R> JobType<Q, R> type(
            String route, JobOptions options, JsonForm<Q> request, TrackedWork<Q, W> work, JsonForm<W> row,
            Function<? super W, ? extends R> hook, JsonForm<R> result,
            JobEnding<? super W, ? super R> ending) {
        run.add(route, options, new StatementSteps<Q, W, R>(request, work, row, new StatementSteps.Hook<>(hook, result, ending)));
        return added(route, options, request, new WholeResult<R>(result, null));
    }

    /**
     * Adds a background route of a query. The rows are read by a cursor and stored as they are read, so that any number of them needs
     * little memory, if the service has a media store; otherwise {@code max-rows} and {@code max-result-size} limit them. Their number
     * is the progress of the job.
     *
     * @param route its name, which must not change while it has jobs
     * @param options of its jobs
     * @param request the stored form of a request
     * @param query the rows that a request asks for, of a database that is bound to the transaction of the job
     * @param row the stored form of a row
     * @param <Q> the type of the request
     * @param <T> the type of a row
     * @return takes requests
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <Q, T> JobType<Q, List<T>> rows(
            String route, JobOptions options, JsonForm<Q> request, BiFunction<? super Database, ? super Q, RowQuery<T>> query,
            JsonForm<T> row) {
        run.add(route, options, new RowsSteps<Q, T>(request, query, row, limits));
        return added(route, options, request, new RowsResult<T>(row, null));
    }

    /**
     * Adds a background route as {@link #rows(String, JobOptions, JsonForm, BiFunction, JsonForm)}, whose results are sent by other code
     * than as JSON, such as in one of several formats, to clients that ask for the result alone.
     *
     * @param route its name, which must not change while it has jobs
     * @param options of its jobs
     * @param request the stored form of a request
     * @param query the rows that a request asks for, of a database that is bound to the transaction of the job
     * @param row the stored form of a row
     * @param sender sends the rows, which can be iterated once
     * @param <Q> the type of the request
     * @param <T> the type of a row
     * @return takes requests
     * @throws IllegalArgumentException if there is such a route
     * @throws IllegalStateException if the server has started
     */
    public <Q, T> JobType<Q, List<T>> rows(
            String route, JobOptions options, JsonForm<Q> request, BiFunction<? super Database, ? super Q, RowQuery<T>> query,
            JsonForm<T> row, ResultSender<? super Iterable<T>> sender) {
        run.add(route, options, new RowsSteps<Q, T>(request, query, row, limits));
        return added(route, options, request, new RowsResult<T>(row, sender));
    }

    private <Q, R> JobType<Q, R> added(String route, JobOptions options, JsonForm<Q> request, ResultForm<R> form) {
        results.add(route, form);
        return new JobType<>(this, route, options, request, form);
    }

    void storesFiles() {
        run.keepFiles();
    }

    void sends(String route, ResultForm<?> form) {
        results.add(route, form);
    }

    void uses(String route, List<? extends Expected> expected) {
        run.uses(route, expected);
    }

    <Q, R> Job<R> submit(String route, JobOptions options, JsonForm<Q> form, Q request, ResultForm<R> result) {
        if (!run.hasTables()) {
            throw HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                    .detail("Jobs cannot be accepted yet").retryAfter(RETRY).build();
        }
        if (options.maxWaiting() > 0 && table.areWaiting(route, options.maxWaiting())) {
            throw JobProblem.tooManyWait();
        }
        UUID id = UUID.randomUUID();
        StoredRequestFiles files = trestle.files().storing(JobsRun.FILES);
        Json kept = form.keeping(files).write(request);
        table.submit(id, route, kept, files.written(), options);
        run.wake();
        return job(id, result);
    }

    <R> Job<R> job(UUID id, ResultForm<R> result) {
        return new Job<>(id, table, result, canceller, waits, stored);
    }

    void accepted(ServerResponse response, UUID id) {
        String path = trestle.ownPath(JobRoutes.PATH + id);
        response.header(HeaderValues.create(HeaderNames.LOCATION, trestle.location(path)));
        response.header(HeaderValues.create(HeaderNames.RETRY_AFTER, RETRY.toSeconds()));
        trestle.json().send(response, Status.ACCEPTED_202, out -> {
            out.startObject();
            out.name("id").value(id, PgCodecs.UUID);
            out.name("job_url").text(trestle.publicUrl() + path);
            out.endObject();
        });
    }

    @Override
    public void routes(Routes routes) {
        new JobRoutes(trestle, waits, canceller, results).register(routes);
    }

    @Override
    public List<HealthCheck> health() {
        return List.of(run.health());
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
