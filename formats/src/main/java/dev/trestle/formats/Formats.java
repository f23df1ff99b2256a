package dev.trestle.formats;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.body.ContentCoding;
import dev.trestle.runtime.body.ResponseBody;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.RowSink;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The formats that a route offers for its rows. */
public final class Formats {

    private static final String FORMAT = "format";
    private static final String BATCH_SIZE = "batch_size";
    private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Accept, Accept-Encoding");

    /** In the order of preference. */
    private static final List<ContentCoding> CODINGS = List.of(new Zstd(), ContentCoding.GZIP);

    private final Columns columns;
    private final List<RowFormat> offered;
    private final List<Chosen> choices;
    private final FormatOptions options;
    private final boolean byParameter;

    private Formats(Columns columns, List<RowFormat> offered, FormatOptions options, boolean byParameter) {
        this.columns = columns;
        this.offered = offered;
        this.choices = offered.stream()
                .flatMap(format -> format.mediaTypes().stream().map(mediaType -> new Chosen(format, mediaType))).toList();
        this.options = options;
        this.byParameter = byParameter;
    }

    /**
     * Offers formats.
     *
     * @param columns of the rows
     * @param offered at least one; a client without a wish gets the first
     * @return the formats, as the header {@code Accept} chooses them
     */
    public static Formats of(Columns columns, RowFormat... offered) {
        return new Formats(columns, List.of(offered), FormatOptions.DEFAULTS, false);
    }

    /**
     * Has the query parameter {@code format} choose, too, before the header.
     *
     * @return new formats
     */
    public Formats byParameter() {
        return new Formats(columns, offered, options, true);
    }

    /**
     * Sets the size of a batch, which the query parameter {@code batch_size} overrides.
     *
     * @param rows of a batch
     * @return new formats
     */
    public Formats batches(int rows) {
        return with(options.batches(rows));
    }

    /**
     * Has text that spreadsheets take for a formula begin with an apostrophe in CSV.
     *
     * @return new formats
     */
    public Formats escapingFormulas() {
        return with(new FormatOptions(options.batchSize(), true, options.endsWithErrors()));
    }

    /**
     * Has NDJSON that has begun end with a line {@code {"error": …}} where it fails, and not with a broken connection.
     *
     * @return new formats
     */
    public Formats endingWithErrors() {
        return with(new FormatOptions(options.batchSize(), options.escapesFormulas(), true));
    }

    private Formats with(FormatOptions others) {
        return new Formats(columns, offered, others, byParameter);
    }

    /**
     * Answers 200 with rows while they are read, as {@link JsonHttp#sendRows(ServerResponse, Consumer)}.
     *
     * @param json of the service
     * @param req its headers and parameters say which format
     * @param res the response
     * @param rows gives each row
     * @throws HttpProblem 406 if the client wants none of the formats, 422 for a mistake in a parameter
     */
    public void sendRows(JsonHttp json, ServerRequest req, ServerResponse res, Consumer<? super RowSink> rows) {
        send(json, req, res, false, rows);
    }

    /**
     * Answers 200 with rows, and sends them when all are written, as {@link JsonHttp#sendFewRows}.
     *
     * @param json of the service
     * @param req its headers and parameters say which format
     * @param res the response
     * @param rows gives each row
     * @throws HttpProblem as {@link #sendRows(JsonHttp, ServerRequest, ServerResponse, Consumer)}
     */
    public void sendFewRows(JsonHttp json, ServerRequest req, ServerResponse res, Consumer<? super RowSink> rows) {
        send(json, req, res, true, rows);
    }

    /**
     * Answers 200 with rows that are records.
     *
     * @param json of the service
     * @param req its headers and parameters say which format
     * @param res the response
     * @param rows the rows
     * @param row writes one as an object
     * @param <T> the type of a row
     * @throws HttpProblem as {@link #sendRows(JsonHttp, ServerRequest, ServerResponse, Consumer)}
     */
    public <T> void sendRows(
            JsonHttp json, ServerRequest req, ServerResponse res, Iterable<? extends T> rows,
            BiConsumer<? super T, ? super JsonWriter> row) {
        send(json, req, res, false, encoder -> rows.forEach(item -> encoder.object(out -> row.accept(item, out))));
    }

    /**
     * Answers 200 with rows that are written as objects, while they are read.
     *
     * @param json of the service
     * @param req its headers and parameters say which format
     * @param res the response
     * @param rows gives each row, by {@link RowEncoder#object}
     * @throws HttpProblem as {@link #sendRows(JsonHttp, ServerRequest, ServerResponse, Consumer)}
     */
    public void sendObjects(JsonHttp json, ServerRequest req, ServerResponse res, Consumer<? super RowEncoder> rows) {
        send(json, req, res, false, rows);
    }

    private void send(
            JsonHttp json, ServerRequest req, ServerResponse res, boolean few, Consumer<? super RowEncoder> rows) {
        res.header(VARY);
        Chosen chosen = chosen(req);
        FormatOptions all = options(req);
        json.sendFormatted(res, chosen.contentType(), coding(req), few, out -> write(chosen.format().encoder(columns, all, out), rows, out));
    }

    private static void write(RowEncoder encoder, Consumer<? super RowEncoder> rows, ResponseBody out) {
        try (encoder) {
            try {
                rows.accept(encoder);
            } catch (HttpProblem problem) {
                if (!out.isStreamed() || !encoder.endWith(problem)) {
                    throw problem;
                }
                return;
            }
            encoder.end();
        }
    }

    /** A format, and the media type that the client asked for it by. */
    private record Chosen(RowFormat format, String mediaType) {

        Header contentType() {
            return HeaderValues.create(HeaderNames.CONTENT_TYPE, mediaType + format.parameters());
        }
    }

    private Chosen chosen(ServerRequest req) {
        if (byParameter) {
            Optional<String> name = parameter(req, FORMAT);
            if (name.isPresent()) {
                return named(name.get());
            }
        }
        return wanted(Preference.of(lines(req, HeaderNames.ACCEPT)));
    }

    private Chosen named(String name) {
        return choices.stream().filter(choice -> choice.format().name().equals(name)).findFirst()
                .orElseThrow(() -> HttpProblem.unprocessable(FieldError.of(FieldError.pointer(FORMAT), ErrorCode.INVALID_FORMAT,
                        "has to be one of: " + offered.stream().map(RowFormat::name).collect(Collectors.joining(", ")))));
    }

    private Chosen wanted(Preference client) {
        return client.isEmpty() ? choices.getFirst() : client.best(choices, Chosen::mediaType)
                .orElseThrow(() -> HttpProblem.of(Status.NOT_ACCEPTABLE_406, "The answer can be: " + offered.stream()
                        .map(format -> format.mediaTypes().getFirst()).collect(Collectors.joining(", "))));
    }

    private static ContentCoding coding(ServerRequest req) {
        return Preference.of(lines(req, HeaderNames.ACCEPT_ENCODING)).best(CODINGS, ContentCoding::name)
                .orElse(ContentCoding.IDENTITY);
    }

    private static List<String> lines(ServerRequest req, HeaderName name) {
        return req.headers().contains(name) ? req.headers().get(name).allValues() : List.of();
    }

    private FormatOptions options(ServerRequest req) {
        Optional<String> rows = parameter(req, BATCH_SIZE);
        return rows.isEmpty() ? options : options.batches(batchSize(rows.get()));
    }

    private static int batchSize(String rows) {
        int size = rows.matches("[0-9]{1,9}") ? Integer.parseInt(rows) : 0;
        if (size < 1 || size > FormatOptions.MAX_BATCH) {
            throw HttpProblem.unprocessable(FieldError.of(FieldError.pointer(BATCH_SIZE), ErrorCode.OUT_OF_RANGE,
                    "has to be from 1 to " + FormatOptions.MAX_BATCH));
        }
        return size;
    }

    private static Optional<String> parameter(ServerRequest req, String name) {
        List<String> values = req.query().contains(name) ? req.query().all(name) : List.of();
        if (values.size() > 1) {
            throw HttpProblem.unprocessable(
                    FieldError.of(FieldError.pointer(name), ErrorCode.REPEATED, "occurs more than once"));
        }
        return values.stream().findFirst();
    }
}
