package dev.trestle.formats;

import dev.trestle.runtime.BodyOptions;
import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.RequestBody;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.RowTarget;
import dev.trestle.runtime.body.ContentType;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The formats that a route accepts for the rows of its requests; the header {@code Content-Type} shows which one a body has. */
public final class RowBodies {

    private final List<BodyFormat> accepted;
    private final BodyOptions options;

    private RowBodies(List<BodyFormat> accepted, BodyOptions options) {
        this.accepted = accepted;
        this.options = options;
    }

    /**
     * Accepts formats.
     *
     * @param formats at least one
     * @return the formats; unknown fields and columns are refused
     */
    public static RowBodies of(BodyFormat... formats) {
        return new RowBodies(List.of(formats), new BodyOptions(false, Set.of()));
    }

    /**
     * Ignores fields and columns that the route does not have.
     *
     * @return new formats
     */
    public RowBodies ignoringUnknown() {
        return new RowBodies(accepted, new BodyOptions(true, options.absentIfNull()));
    }

    /**
     * Sets the fields that are left out in rows of CSV where they are empty: they have a default, and are never null.
     *
     * @param names of the fields
     * @return new formats
     */
    public RowBodies absentIfEmpty(String... names) {
        return new RowBodies(accepted, new BodyOptions(options.ignoreUnknown(), Set.of(names)));
    }

    /**
     * Reads the rows of a body.
     *
     * @param json of the service
     * @param request the request
     * @param max how many rows it may have
     * @param row reads one, up to {@link RequestReader#end}
     * @param <T> the type of a row
     * @return unmodifiable, perhaps empty
     * @throws HttpProblem 400 malformed, 413 too large, 415 in none of the formats, 422 other mistakes
     */
    public <T> List<T> read(
            JsonHttp json, ServerRequest request, int max, Function<? super RequestReader, ? extends T> row) {
        BodyFormat format = format(request);
        List<T> read = new ArrayList<>();
        BodyRows<T> rows = new BodyRows<>(json, max, row, options, (value, origin) -> read.add(value));
        format.read(RequestBody.bytes(request, json.maxBodySize()), rows);
        rows.end();
        return Collections.unmodifiableList(read);
    }

    /**
     * Reads the rows of a body of any size, and hands on each row when it is read.
     *
     * @param json of the service
     * @param format of the body, from {@link #format}
     * @param body the body
     * @param row reads one row, up to {@link RequestReader#end}
     * @param target takes the rows
     * @param <T> the type of a row
     * @throws IOException from the body
     * @throws HttpProblem 400 malformed, 413 a row that is too large, 422 mistakes that the target has not taken
     */
    public <T> void stream(
            JsonHttp json, BodyFormat format, InputStream body, Function<? super RequestReader, ? extends T> row,
            RowTarget<? super T> target) throws IOException {
        BodyRows<T> rows = new BodyRows<>(json, Integer.MAX_VALUE, row, options, target);
        format.stream(body, json.maxBodySize(), rows);
        rows.end();
    }

    /**
     * The format of a body.
     *
     * @param type its {@code Content-Type}
     * @return empty if it is in none of the formats
     */
    public Optional<BodyFormat> format(ContentType type) {
        return accepted.stream().filter(format -> type.isUtf8() && format.isFormatOf(type)).findFirst();
    }

    /**
     * The format of a body.
     *
     * @param request the request; its body is not read yet
     * @return the format
     * @throws HttpProblem 415 if it is in none of the formats
     */
    public BodyFormat format(ServerRequest request) {
        return format(RequestBody.contentType(request))
                .orElseThrow(() -> RequestBody.refuse(request, unsupported()));
    }

    private HttpProblem.Builder unsupported() {
        String[] types = accepted.stream().map(format -> format.mediaTypes().getFirst()).toArray(String[]::new);
        String words = String.join(", ", types);
        return RequestBody.unsupported((types.length == 1 ? words : "one of " + words) + ", in UTF-8", types);
    }
}
