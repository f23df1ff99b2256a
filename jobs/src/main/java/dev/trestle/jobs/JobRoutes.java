package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.settings.Quantities;
import dev.trestle.runtime.types.BeyondType;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;

/** {@code GET} and {@code DELETE /jobs/{id}}. */
final class JobRoutes {

    /** The state of a job; clients that poll too often are asked to wait. */
    static final String PATH = "/jobs/";

    private static final Header SOON = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "1");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Trestle trestle;
    private final JobWaits waits;
    private final Canceller canceller;
    private final BiFunction<? super String, ? super Json, Json> answers;

    /** {@code answers} converts the stored result of a route to the form of an answer. */
    JobRoutes(
            Trestle trestle, JobWaits waits, Canceller canceller,
            BiFunction<? super String, ? super Json, Json> answers) {
        this.trestle = trestle;
        this.waits = waits;
        this.canceller = canceller;
        this.answers = answers;
    }

    void register(Routes routes) {
        routes.route(Method.GET, PATH + "{id}", this::get);
        routes.route(Method.DELETE, PATH + "{id}", this::cancel);
    }

    private void get(ServerRequest request, ServerResponse response) throws InterruptedException {
        UUID id = id(request);
        Duration wait = trestle.json().query(request, JobRoutes::readWait, "wait");
        send(response, waits.await(id, wait, trestle::await));
    }

    /** Other parameters are ignored, as on all paths of the service itself. */
    private static Duration readWait(RequestReader in) {
        Duration wait = null;
        in.ignoreUnknown();
        while (in.next()) {
            switch (in.name()) {
                case "wait" -> wait = in.parsed("a duration such as 10s", JobRoutes::wait);
                default -> in.unknown();
            }
        }
        in.end();
        return Objects.requireNonNullElse(wait, Duration.ZERO);
    }

    private static Duration wait(String text) {
        Duration wait = Quantities.duration(text).orElseThrow(IllegalArgumentException::new);
        if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
            throw new BeyondType("has to be from 0 to " + LONGEST_WAIT.toSeconds() + " s");
        }
        return wait;
    }

    private void cancel(ServerRequest request, ServerResponse response) {
        JobState state = canceller.cancel(id(request)).orElseThrow(JobProblem::unknownJob);
        if (state.status() != JobStatus.CANCELLED) {
            throw HttpProblem.of(Status.CONFLICT_409, "The job has ended already, as " + state.status().wireName());
        }
        send(response, state);
    }

    private void send(ServerResponse response, JobState state) {
        if (!state.status().isFinished()) {
            response.header(SOON);
        }
        Json result = state.result();
        Json shown = result == null ? null : answers.apply(state.route(), result);
        trestle.json().send(response, Status.OK_200, out -> state.write(out, shown));
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
