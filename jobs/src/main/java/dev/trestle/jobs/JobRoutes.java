package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Objects;
import java.util.UUID;

/** {@code GET} and {@code DELETE /jobs/{id}}, and {@code GET /jobs/{id}/result}. */
final class JobRoutes {

    /** The state of a job; clients that poll too often are asked to wait. */
    static final String PATH = "/jobs/";

    private static final Header SOON = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "1");
    private static final String RESULT = "/result";

    private final Trestle trestle;
    private final JobWaits waits;
    private final Canceller canceller;
    private final Results results;

    JobRoutes(Trestle trestle, JobWaits waits, Canceller canceller, Results results) {
        this.trestle = trestle;
        this.waits = waits;
        this.canceller = canceller;
        this.results = results;
    }

    void register(Routes routes) {
        routes.route(Method.GET, PATH + "{id}", this::get);
        routes.route(Method.GET, PATH + "{id}" + RESULT, this::result);
        routes.route(Method.DELETE, PATH + "{id}", this::cancel);
    }

    private void get(ServerRequest request, ServerResponse response) throws InterruptedException {
        send(response, awaited(request));
    }

    private void result(ServerRequest request, ServerResponse response) throws InterruptedException {
        JobState state = awaited(request);
        switch (state.status()) {
            case DONE -> results.send(request, response, state);
            case ERROR -> throw JobProblem.JSON.read(Objects.requireNonNull(state.error()));
            case CANCELLED -> throw JobProblem.withoutResult();
            case PENDING, RUNNING -> throw JobProblem.notEnded();
        }
    }

    private void cancel(ServerRequest request, ServerResponse response) {
        JobState state = canceller.cancel(id(request)).orElseThrow(JobProblem::unknownJob);
        if (state.status() != JobStatus.CANCELLED) {
            throw HttpProblem.of(Status.CONFLICT_409, "The job has ended already, as " + state.status().wireName());
        }
        send(response, state);
    }

    /** The job, when it has ended or the request has waited long enough. */
    private JobState awaited(ServerRequest request) throws InterruptedException {
        UUID id = id(request);
        return waits.await(id, trestle.json().query(request, WaitTime::read, WaitTime.PARAMETER), trestle::await);
    }

    private void send(ServerResponse response, JobState state) {
        if (!state.status().isFinished()) {
            response.header(SOON);
        }
        Json result = state.resultFile() == null ? state.result() : null;
        Json shown = result == null ? null : results.answer(state.route(), result);
        String url = state.status() == JobStatus.DONE
                ? trestle.publicUrl() + trestle.ownPath(PATH + state.id() + RESULT) : null;
        trestle.json().send(response, Status.OK_200, out -> state.write(out, shown, url));
    }

    /** Whatever is no id names no job. */
    private static UUID id(ServerRequest request) {
        String text = request.path().pathParameters().get("id");
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw JobProblem.unknownJob();
        }
        throw JobProblem.unknownJob();
    }
}
