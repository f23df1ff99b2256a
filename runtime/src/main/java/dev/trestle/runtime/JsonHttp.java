package dev.trestle.runtime;

import dev.trestle.runtime.body.ContentCoding;
import dev.trestle.runtime.body.ResponseBody;
import dev.trestle.runtime.log.LogText;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** JSON requests in, JSON answers out. */
public final class JsonHttp {

    private static final Header PROBLEM_JSON =
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/problem+json");

    /** An answer in JSON is valid for one client at one moment. */
    public static final Header NOT_STORED = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private static final System.Logger LOG = System.getLogger(JsonHttp.class.getName());

    /** Bytes of an answer whose rows are in memory that are held before it is streamed. */
    private static final int MAX_BUFFER = 64 * 1024;

    /** The same of an answer whose rows are read meanwhile. */
    private static final int MAX_HELD = 1024 * 1024;

    private final JsonFactory factory;
    private final int maxBodySize;
    private final JsonInput input;
    private final int maxDigits;

    /**
     * Reads and writes within limits.
     *
     * @param maxBodySize bytes of a body
     * @param maxDepth levels of nesting
     * @param maxDigits digits of a number for numeric without precision, json and jsonb
     */
    public JsonHttp(int maxBodySize, int maxDepth, int maxDigits) {
        this.maxBodySize = maxBodySize;
        this.maxDigits = maxDigits;
        this.factory = JsonInput.factory(maxDepth);
        this.input = new JsonInput(factory, maxDepth);
    }

    /**
     * Reads the values in a request's path, and its body.
     *
     * @param request the request
     * @param reader reads the JSON object
     * @param <T> the type of what is read
     * @return the result of the reader
     * @throws HttpProblem 400 malformed, 413 too large, 415 not JSON, 422 other mistakes
     */
    public <T> T read(ServerRequest request, Function<? super RequestReader, ? extends T> reader) {
        byte[] body = RequestBody.read(request, maxBodySize);
        return input.parse(body, 1, parser -> {
            RequestErrors errors = errors();
            return reader.apply(reader(request, JsonSource.ofBody(body, parser, errors), errors));
        });
    }

    /**
     * Reads a request's body of one object, or of an array of objects.
     *
     * @param request the request
     * @param max how many objects the array may have
     * @param reader reads one object
     * @param <T> the type of what is read
     * @return the result of the reader
     * @throws HttpProblem 400 malformed, 413 too large, 415 not JSON, 422 other mistakes
     */
    public <T> Batch<T> readBatch(ServerRequest request, int max, Function<? super RequestReader, ? extends T> reader) {
        byte[] body = RequestBody.read(request, maxBodySize);
        return input.parse(body, 1, parser -> BatchSource.read(body, parser, max, reader, Links.URLS, errors()));
    }

    /**
     * Reads the values in a request's path, and its query string.
     *
     * @param request the request
     * @param reader reads the parameters as fields
     * @param absentIfEmpty parameters that are treated as left out if their text is empty, as browsers send empty
     *     fields; only of types without an empty text, such as numbers and dates
     * @param <T> the type of what is read
     * @return the result of the reader
     * @throws HttpProblem 400 malformed, 422 other mistakes
     */
    public <T> T query(
            ServerRequest request, Function<? super RequestReader, ? extends T> reader, String... absentIfEmpty) {
        RequestErrors errors = errors();
        QuerySource query = QuerySource.of(this, request.query().rawValue(), List.of(absentIfEmpty), errors);
        return reader.apply(reader(request, query, errors));
    }

    /**
     * Reads the values in a request's path, and the parts of its form.
     *
     * @param request the request
     * @param texts the parts by their names, in their order; without a text for a file
     * @param files those of the parts that are files
     * @param reader reads the parts as fields
     * @param <T> the type of what is read
     * @return the result of the reader
     * @throws HttpProblem 422 for mistakes
     */
    public <T> T form(
            ServerRequest request, Map<String, List<String>> texts, Map<String, ? extends FilePart> files,
            Function<? super RequestReader, ? extends T> reader) {
        RequestErrors errors = errors();
        return reader.apply(reader(request, new QuerySource(this, texts, files, errors), errors));
    }

    RequestErrors errors() {
        return new RequestErrors(maxDigits);
    }

    /** Reads the values in the path of a request, then the rest of it. */
    private RequestReader reader(ServerRequest request, RequestSource rest, RequestErrors errors) {
        Parameters path = request.path().pathParameters();
        return path.isEmpty()
                ? new RequestReader(rest, errors, Links.URLS)
                : new RequestReader(new QuerySource(this, path.toMap(), errors), rest, errors);
    }

    /**
     * Answers with one JSON value.
     *
     * @param response the response
     * @param status its status
     * @param body writes the value
     */
    public void send(ServerResponse response, Status status, Consumer<? super JsonWriter> body) {
        send(response, status, HeaderValues.CONTENT_TYPE_JSON, body);
    }

    /**
     * Answers 200 with <code>{"rows": [...]}</code>; streams it when it is large.
     *
     * @param response the response
     * @param rows the rows
     * @param row writes one
     * @param <T> the type of a row
     */
    public <T> void sendRows(
            ServerResponse response, List<? extends T> rows, BiConsumer<? super T, ? super JsonWriter> row) {
        sendRows(response, Status.OK_200, rows, row);
    }

    /**
     * Answers with <code>{"rows": [...]}</code>; streams it when it is large.
     *
     * @param response the response
     * @param status its status
     * @param rows the rows
     * @param row writes one
     * @param <T> the type of a row
     */
    public <T> void sendRows(
            ServerResponse response,
            Status status,
            List<? extends T> rows,
            BiConsumer<? super T, ? super JsonWriter> row) {
        send(response, status, out -> {
            out.startObject();
            out.name("rows").array(rows, item -> row.accept(item, out));
            out.endObject();
        });
    }

    /**
     * Answers 200 with <code>{"rows": [...]}</code> while the rows are read. Up to a megabyte is buffered, so that a
     * small answer returns its connection before it is sent, and an error is answered. A later error breaks the
     * connection, so that the client detects the incomplete answer.
     *
     * @param response the response
     * @param rows writes each row
     */
    public void sendRows(ServerResponse response, Consumer<? super JsonWriter> rows) {
        sendRows(response, Status.OK_200, MAX_HELD, rows);
    }

    /**
     * Answers 200 with <code>{"rows": [...]}</code>, and sends it when all rows are written, so that no database
     * connection waits for a client.
     *
     * @param response the response
     * @param rows writes each row
     */
    public void sendFewRows(ServerResponse response, Consumer<? super JsonWriter> rows) {
        sendRows(response, Status.OK_200, Integer.MAX_VALUE, rows);
    }

    /**
     * Answers 201 with <code>{"rows": [...]}</code>, and sends it when all rows are stored.
     *
     * @param response the response
     * @param rows writes each row, and returns when they are committed
     */
    public void sendStored(ServerResponse response, Consumer<? super JsonWriter> rows) {
        sendRows(response, Status.CREATED_201, Integer.MAX_VALUE, rows);
    }

    private void sendRows(ServerResponse response, Status status, int held, Consumer<? super JsonWriter> rows) {
        send(response, status, HeaderValues.CONTENT_TYPE_JSON, new ResponseBody(response, held), out -> {
            out.startObject();
            out.name("rows").items(() -> rows.accept(out));
            out.endObject();
        });
    }

    /**
     * Answers 200 with an object, or an array of objects.
     *
     * @param response the response
     * @param batch the rows
     * @param row writes one
     * @param <T> the type of a row
     */
    public <T> void sendBatch(ServerResponse response, Batch<T> batch, BiConsumer<? super T, ? super JsonWriter> row) {
        send(response, Status.OK_200, out -> batch.write(out, row));
    }

    /** To end the connection: no status can tell the client any more. */
    private static CloseConnectionException brokenOff(RuntimeException e) {
        boolean hasLeft = e instanceof UncheckedIOException || e instanceof JacksonIOException
                || e instanceof CloseConnectionException
                || e instanceof HttpProblem problem && problem.status().equals(HttpProblem.CLIENT_CLOSED_REQUEST);
        if (!hasLeft) {
            LOG.log(Level.ERROR, "An answer broke off", LogText.of(e));
        }
        return new CloseConnectionException("The answer broke off", e);
    }

    /**
     * Answers with a problem.
     *
     * @param response the response
     * @param problem the problem
     */
    public void send(ServerResponse response, HttpProblem problem) {
        response.header(NOT_STORED);
        problem.headers().forEach(response::header);
        send(response, problem.status(), PROBLEM_JSON, problem::write);
    }

    private void send(ServerResponse response, Status status, Header contentType, Consumer<? super JsonWriter> body) {
        send(response, status, contentType, new ResponseBody(response, MAX_BUFFER), body);
    }

    private void send(
            ServerResponse response, Status status, Header contentType, ResponseBody out, Consumer<? super JsonWriter> body) {
        send(response, status, contentType, out, () -> {
            try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
                body.accept(new JsonWriter(json, Links.URLS));
            }
        });
    }

    private static void send(
            ServerResponse response, Status status, Header contentType, ResponseBody out, Runnable body) {
        response.status(status);
        response.header(contentType);
        response.headers().setIfAbsent(NOT_STORED);
        try {
            body.run();
        } catch (RuntimeException e) {
            throw out.isStreamed() ? brokenOff(e) : e;
        }
        out.end();
    }

    /**
     * Answers 200 with rows in some format, while they are read, as {@link #sendRows(ServerResponse, Consumer)} does.
     *
     * @param response the response
     * @param contentType its media type
     * @param coding compresses it
     * @param few whether all rows are in memory, so that the answer is sent when all of them are written
     * @param body writes the answer
     */
    public void sendFormatted(
            ServerResponse response, Header contentType, ContentCoding coding, boolean few,
            Consumer<? super ResponseBody> body) {
        ResponseBody out = new ResponseBody(response, few ? Integer.MAX_VALUE : MAX_HELD, coding);
        send(response, Status.OK_200, contentType, out, () -> body.accept(out));
    }

    /**
     * The largest body that is read as JSON.
     *
     * @return bytes
     */
    public int maxBodySize() {
        return maxBodySize;
    }

    /**
     * The bytes of a problem, if there is no response to write to.
     *
     * @param problem the problem
     * @return JSON
     */
    public byte[] bytes(HttpProblem problem) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            problem.write(new JsonWriter(json, Links.URLS));
        }
        return out.toByteArray();
    }

    /** Reads JSON within the limits of the service. */
    JsonInput input() {
        return input;
    }

    static HttpProblem emptyBody() {
        return HttpProblem.of(Status.BAD_REQUEST_400, "The body is empty; a request without fields is {}");
    }

    static HttpProblem malformed(String how) {
        return HttpProblem.of(Status.BAD_REQUEST_400, "The body " + how);
    }
}
