package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
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
    private final Map<String, Answer<?>> routes = new ConcurrentHashMap<>();

    Results(JsonHttp json) {
        this.json = json;
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

    /** Sends a result alone. */
    void send(ServerRequest request, ServerResponse response, String route, Json stored) {
        Answer<?> answer = routes.get(route);
        if (answer == null || !answer.isSent(request, response, stored)) {
            Json shown = answer(route, stored);
            json.send(response, Status.OK_200, out -> out.value(shown, PgCodecs.JSON));
        }
    }

    private record Answer<R>(String route, JsonForm<R> form, @Nullable ResultSender<? super R> sender) {

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
