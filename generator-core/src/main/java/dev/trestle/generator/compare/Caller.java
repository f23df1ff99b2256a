package dev.trestle.generator.compare;

import dev.trestle.generator.route.RoutePath;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls routes of a service. */
final class Caller {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int SUCCESS = 200;

    private final HttpClient http;
    private final String service;
    private final Duration timeout;
    private Optional<String> key;

    /**
     * A caller.
     *
     * @param service its URL, without a slash at the end
     * @param key the field of a row that identifies it; empty for the first field of the first row
     * @param timeout of a call, to the end of its answer
     */
    Caller(String service, Optional<String> key, Duration timeout) {
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout).build();
        this.service = service;
        this.key = key;
        this.timeout = timeout;
    }

    static Caller of(String service, Optional<String> key) {
        return new Caller(service, key, TIMEOUT);
    }

    /** The field that identifies rows; empty before the first row. */
    Optional<String> key() {
        return key;
    }

    /**
     * Calls a route for the first time.
     *
     * @throws Unusable if the service cannot be reached, or its answer is no list of rows with keys
     */
    void first(ComparedRoute route, Question question) throws Unusable, InterruptedException {
        try {
            sent(route, question);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new Unusable("The service at " + service + " cannot be reached (" + e.getClass().getSimpleName()
                    + "); start it, or set -Dtrestle.service to its URL");
        } catch (IOException e) {
            // The call that counts shows whether it fails again.
            return;
        }
    }

    /**
     * Calls a route.
     *
     * @throws Unusable if its answer is no list of rows with keys
     */
    Reply call(ComparedRoute route, Question question) throws Unusable, InterruptedException {
        long start = System.nanoTime();
        try {
            return sent(route, question);
        } catch (IOException e) {
            return Reply.failed("connection broken", System.nanoTime() - start);
        }
    }

    private Reply sent(ComparedRoute route, Question question) throws Unusable, InterruptedException, IOException {
        HttpRequest request = request(route, question);
        long start = System.nanoTime();
        // The time limit of HttpRequest ends at the headers of the answer, and rows may stall later.
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        HttpResponse<String> response;
        try {
            response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Reply.timeout(timeout, System.nanoTime() - start);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        }
        long nanos = System.nanoTime() - start;
        return response.statusCode() == SUCCESS
                ? reply(keys(route, question, response.body()), nanos)
                : Reply.failed(String.valueOf(response.statusCode()), nanos);
    }

    private HttpRequest request(ComparedRoute route, Question question) throws Unusable {
        Map<String, JsonValue> fields = new LinkedHashMap<>(question.fields());
        String path = route.path();
        for (String parameter : RoutePath.parameters(path)) {
            JsonValue value = fields.remove(parameter);
            if (value == null) {
                throw new Unusable("The input in line " + question.line() + " has no '" + parameter + "', a parameter of the path of "
                        + route.name());
            }
            path = path.replace("{" + parameter + "}", encoded(value.plain()));
        }
        boolean body = route.method().hasBody();
        String query = body ? "" : query(fields);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + path + query));
        return body
                ? request.header("Content-Type", "application/json")
                        .method(route.method().name(), BodyPublishers.ofString(new JsonValue.Fields(fields).json())).build()
                : request.method(route.method().name(), BodyPublishers.noBody()).build();
    }

    private static String query(Map<String, JsonValue> fields) {
        List<String> parameters = new ArrayList<>();
        fields.forEach((name, value) -> {
            List<JsonValue> values = value instanceof JsonValue.Items list ? list.items()
                    : value instanceof JsonValue.Nothing ? List.of() : List.of(value);
            values.forEach(one -> parameters.add(encoded(name) + "=" + encoded(one.plain())));
        });
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Reply reply(List<String> keys, long nanos) {
        Set<String> different = new HashSet<>();
        return keys.stream().filter(key -> !different.add(key)).findFirst().map(key -> Reply.duplicate(key, nanos))
                .orElseGet(() -> new Reply("", new Ranking(List.copyOf(keys)), nanos));
    }

    /** Of all rows, in their order. */
    private List<String> keys(ComparedRoute route, Question question, String body) throws Unusable {
        JsonValue answer;
        try {
            answer = JsonText.read(body);
        } catch (Unusable e) {
            throw new Unusable(route.name() + " does not answer with JSON; its first format has to be json");
        }
        if (!(answer instanceof JsonValue.Fields all && all.fields().get("rows") instanceof JsonValue.Items rows)) {
            throw new Unusable(route.name() + " does not answer with a list of rows, {\"rows\": [...]}; routes with 'one_row' or a hook for one"
                    + " row cannot be compared");
        }
        List<String> keys = new ArrayList<>();
        for (JsonValue row : rows.items()) {
            Map<String, JsonValue> fields = row instanceof JsonValue.Fields object ? object.fields() : Map.of();
            // The same field in all rows of both routes.
            key = key.or(() -> fields.keySet().stream().findFirst());
            String name = key.orElse("");
            JsonValue value = fields.get(name);
            if (value == null) {
                throw new Unusable("A row of " + route.name() + " has no field '" + name + "' (input in line " + question.line()
                        + "); set -Dtrestle.key to one of " + String.join(", ", fields.keySet()));
            }
            keys.add(value.plain());
        }
        return keys;
    }
}
