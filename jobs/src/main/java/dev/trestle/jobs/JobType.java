package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.postgres.Expected;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.UUID;

/**
 * The jobs of one route.
 *
 * @param <Q> the type of the request
 * @param <R> the type of the result
 */
public final class JobType<Q, R> {

    private final Jobs jobs;
    private final String route;
    private final JobOptions options;
    private final JsonForm<Q> request;
    private final JsonForm<R> result;

    JobType(Jobs jobs, String route, JobOptions options, JsonForm<Q> request, JsonForm<R> result) {
        this.jobs = jobs;
        this.route = route;
        this.options = options;
        this.request = request;
        this.result = result;
    }

    /**
     * Says that its requests bring files. They are in the media store, in the collection {@code trestle.jobs}, until their
     * job has ended; jobs may run on every server that has this store.
     *
     * @return this
     */
    public JobType<Q, R> withFiles() {
        jobs.storesFiles();
        return this;
    }

    /**
     * Has jobs wait while the schema of the database lacks something that they use; that counts as no attempt. Before the
     * server starts.
     *
     * @param expected what the route relies on in the database
     * @return this
     */
    public JobType<Q, R> uses(List<? extends Expected> expected) {
        jobs.uses(route, expected);
        return this;
    }

    /**
     * Stores a request, to be run by this or another server.
     *
     * @param input the request
     * @return its job; it is stored when this returns
     * @throws HttpProblem 429 if too many jobs of the route wait, 503 while the database or the tables are not there
     */
    public Job<R> submit(Q input) {
        return jobs.submit(route, options, request, input, result);
    }

    /**
     * A job that was submitted earlier.
     *
     * @param id from {@link Job#id}
     * @return the job, which may be unknown; its methods say so
     */
    public Job<R> find(UUID id) {
        return jobs.job(id, result);
    }

    /**
     * Answers 202 with the job's id and URL.
     *
     * @param response the response
     * @param job the job
     */
    public void accepted(ServerResponse response, Job<R> job) {
        jobs.accepted(response, job.id());
    }
}
