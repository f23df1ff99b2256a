package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.types.Json;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stored results of jobs, in the form in which their routes answer. */
final class Results {

    private static final System.Logger LOG = System.getLogger(Results.class.getName());

    private final JsonHttp json;
    private final ResultStore store;
    private final Map<String, Answer<?>> routes = new ConcurrentHashMap<>();

    Results(JsonHttp json, ResultStore store) {
        this.json = json;
        this.store = store;
    }

    /** Without a sender, results are sent as JSON. */
    <R> void add(String route, JsonForm<R> form, @Nullable ResultSender<? super R> sender) {
        routes.put(route, new Answer<>(route, form, sender));
    }

    /** A result as JSON; as it is stored, if this server does not have the route or its form is another one. */
    Json answer(String route, Json stored) {
        Answer<?> answer = routes.get(route);
        return answer == null ? stored : answer.converted(form -> form.answer(stored)).orElse(stored);
    }

    /** Sends the result of a job alone. */
    void send(ServerRequest request, ServerResponse response, JobState job) {
        Answer<?> answer = routes.get(job.route());
        String file = job.resultFile();
        if (file != null && (answer == null || answer.isStored())) {
            copy(file, response);
            return;
        }
        Json stored = store.read(job);
        if (answer == null || !answer.isSent(request, response, stored)) {
            Json shown = answer(job.route(), stored);
            json.send(response, Status.OK_200, out -> out.value(shown, PgCodecs.JSON));
        }
    }

    private void copy(String file, ServerResponse response) {
        try (InputStream from = store.open(file)) {
            response.status(Status.OK_200).header(HeaderValues.CONTENT_TYPE_JSON).header(JsonHttp.NOT_STORED);
            copy(from, response.outputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the answer only if it is complete. A client that does not wait for that is not an error. */
    private static void copy(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
            to.close();
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("The answer broke off", e);
        }
    }

    private record Answer<R>(String route, JsonForm<R> form, @Nullable ResultSender<? super R> sender) {

        /** Whether the stored form is what is sent. */
        boolean isStored() {
            return sender == null && form.isAnswer();
        }

        /** False if the route has no sender, or its form is another one. */
        boolean isSent(ServerRequest request, ServerResponse response, Json stored) {
            ResultSender<? super R> by = sender;
            Optional<R> result = by == null ? Optional.empty() : converted(known -> known.read(stored));
            if (by == null || result.isEmpty()) {
                return false;
            }
            by.send(request, response, result.get());
            return true;
        }

        /** Empty if it has the form of another deployment. */
        <T> Optional<T> converted(Function<JsonForm<R>, ? extends T> conversion) {
            try {
                return Optional.of(conversion.apply(form));
            } catch (HttpProblem problem) {
                LOG.log(Level.DEBUG, () -> "A result of " + route + " is shown as it was stored: "
                        + LogText.of(problem.getMessage()));
                return Optional.empty();
            }
        }
    }
}
