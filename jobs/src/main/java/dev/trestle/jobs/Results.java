package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.codec.PgCodecs;
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
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The stored results of jobs, in the form in which their routes answer. */
final class Results {

    private static final System.Logger LOG = System.getLogger(Results.class.getName());

    private final JsonHttp json;
    private final ResultStore store;
    private final Map<String, ResultForm<?>> routes = new ConcurrentHashMap<>();

    Results(JsonHttp json, ResultStore store) {
        this.json = json;
        this.store = store;
    }

    void add(String route, ResultForm<?> form) {
        routes.put(route, form);
    }

    /** A result as JSON; as it is stored, if this server does not have the route or its form is another one. */
    Json answer(String route, Json stored) {
        ResultForm<?> form = routes.get(route);
        try {
            return form == null ? stored : form.answer(stored);
        } catch (HttpProblem problem) {
            noteOtherForm(route);
            return stored;
        }
    }

    /** Sends the result of a job alone. */
    void send(ServerRequest request, ServerResponse response, JobState job) {
        ResultForm<?> form = routes.get(job.route());
        boolean known = form != null && !form.isSentAsStored();
        if (!known || !form.isSent(json, request, response, () -> store.open(job))) {
            if (known) {
                noteOtherForm(job.route());
            }
            copy(response, job);
        }
    }

    private static void noteOtherForm(String route) {
        LOG.log(Level.DEBUG, () -> "A result of " + route + " has the form of another deployment, and is shown as it was stored");
    }

    private void copy(ServerResponse response, JobState job) {
        if (job.resultFile() == null) {
            json.send(response, Status.OK_200, out -> out.value(Objects.requireNonNull(job.result()), PgCodecs.JSON));
            return;
        }
        try (InputStream from = store.open(job)) {
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
}
