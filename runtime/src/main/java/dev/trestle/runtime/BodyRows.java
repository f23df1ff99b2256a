package dev.trestle.runtime;

import dev.trestle.runtime.cells.CellText;
import dev.trestle.runtime.place.BodyRow;
import dev.trestle.runtime.place.Place;
import io.helidon.http.Status;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads the rows of a request's body in any format, all by the same reader of a row. The mistakes of all rows are collected, and
 * point to them as in <code>{"rows": [...]}</code>.
 *
 * @param <T> the type of a row
 */
public final class BodyRows<T> {

    private static final String ROWS = "rows";

    private final JsonHttp http;
    private final int max;
    private final Function<? super RequestReader, ? extends T> row;
    private final BodyOptions options;
    private final RowTarget<? super T> target;
    private final RequestErrors errors;
    private final Place place;

    /**
     * Begins with no rows.
     *
     * @param http has the limits of the service
     * @param max how many rows a body may have
     * @param row reads one row, up to {@link RequestReader#end}
     * @param options of the route
     * @param target takes the rows
     */
    public BodyRows(
            JsonHttp http, int max, Function<? super RequestReader, ? extends T> row, BodyOptions options, RowTarget<? super T> target) {
        this.http = http;
        this.max = max;
        this.row = row;
        this.options = options;
        this.target = target;
        this.errors = http.errors();
        errors.place().field(ROWS);
        errors.enter();
        this.place = errors.place();
    }

    /**
     * Reads JSON.
     *
     * @param body the JSON
     * @param reader reads the tokens
     * @param <R> the type of what is read
     * @return the result of the reader
     * @throws HttpProblem 400 if the JSON is malformed
     */
    public <R> R parse(byte[] body, Function<? super JsonParser, ? extends R> reader) {
        if (body.length == 0) {
            throw JsonHttp.emptyBody();
        }
        return http.input().<R>parse(body, 1, reader);
    }

    /**
     * Reads JSON from a stream.
     *
     * @param body the JSON
     * @param reader reads the tokens; there is none in an empty body
     * @param <R> the type of what is read
     * @return the result of the reader
     * @throws HttpProblem 400 if the JSON is malformed
     * @throws java.io.UncheckedIOException from the stream
     */
    public <R> R parse(InputStream body, Function<? super JsonParser, ? extends R> reader) {
        return http.input().<R>parse(body, reader);
    }

    /** Whether fields that the route does not have are ignored. */
    public boolean ignoresUnknown() {
        return options.ignoreUnknown();
    }

    /**
     * Reads all rows, as <code>{"rows": [...]}</code>.
     *
     * @param body the JSON
     * @throws HttpProblem 400 if the JSON is malformed, 422 for mistakes in rows
     */
    public void document(byte[] body) {
        RequestErrors own = http.errors();
        List<T> rows = parse(body, parser -> {
            RequestReader in = new RequestReader(JsonSource.ofBody(body, parser, own), own, Links.URLS);
            return (options.ignoreUnknown() ? in.ignoreUnknown() : in).<T>rows(max, row);
        });
        rows.forEach(value -> target.row(value, BodyRow.at(0, 0)));
    }

    /**
     * Checks the names of columns that all rows have.
     *
     * @param names without repetitions
     * @return those that are fields of the route; others are ignored
     * @throws HttpProblem 422 for unknown and missing columns
     */
    public List<String> columns(Collection<String> names) {
        return ColumnNames.known(http, names, options.ignoreUnknown(), row);
    }

    /**
     * Reads a row that is not taken, such as one with a value of the type of each column.
     *
     * @param json an object
     * @return its mistakes, with pointers below the row
     */
    public List<FieldError> mistakes(byte[] json) {
        RequestErrors own = http.errors();
        try {
            http.input().<@Nullable T>parse(json, 1, parser ->
                    row.apply(new RequestReader(JsonSource.ofBody(json, parser, own), own, Links.URLS)));
            return List.of();
        } catch (HttpProblem e) {
            return e.errors();
        }
    }

    /**
     * Reads a row.
     *
     * @param json has to be an object; not changed afterwards
     * @param line of the body, from 1; 0 if the format has none
     * @throws HttpProblem 400 if the JSON is malformed, 422 for a row too many
     */
    public void object(byte[] json, int line) {
        BodyRow origin = BodyRow.of(next(line), line, json);
        T value;
        try {
            value = http.input().<@Nullable T>parse(json, Math.max(line, 1), parser -> {
                T read = reader(JsonSource.ofValue(json, parser, errors)).<T>object(row);
                if (parser.nextToken() != null) {
                    throw JsonHttp.malformed("has text after the JSON object in line " + line);
                }
                return read;
            });
        } catch (HttpProblem e) {
            errors.back(place);
            if (e.status() != Status.BAD_REQUEST_400 || !target.rejects(origin, List.of(malformed(e)))) {
                throw e;
            }
            errors.clear();
            return;
        }
        add(value, origin);
    }

    private FieldError malformed(HttpProblem e) {
        return e.errors().isEmpty()
                ? FieldError.of(place.pointer(), ErrorCode.INVALID_FORMAT, String.valueOf(e.detail())) : e.errors().getFirst();
    }

    /**
     * Reads a row of cells.
     *
     * @param names of the columns
     * @param cells as many, as {@link CellText} has them; null for null; not changed afterwards
     * @param line of the body, from 1; 0 if the format has none
     * @throws HttpProblem 422 for a row too many
     */
    public void cells(List<String> names, List<? extends @Nullable Object> cells, int line) {
        BodyRow origin = BodyRow.of(next(line), line, names, CellText.all(cells));
        errors.enter();
        T value = row.apply(reader(new CellSource(http, errors, names, cells, options.absentIfNull(), line > 0)));
        errors.leave();
        add(value, origin);
    }

    /**
     * Notes that a row has not the shape that it has to have, instead of reading it.
     *
     * @param code in what way
     * @param message what would be right
     * @param cells of the row; null for null
     * @param line of the body, from 1
     * @throws HttpProblem 422 for a row too many
     */
    public void refuse(ErrorCode code, String message, List<@Nullable String> cells, int line) {
        BodyRow origin = BodyRow.of(next(line), line, List.of(), cells);
        errors.add(code, message);
        add(null, origin);
    }

    private int next(int line) {
        int row = place.index() + 1;
        if (row == max) {
            throw RequestRows.tooMany("/" + ROWS, max);
        }
        place.index(row);
        errors.line(line);
        return row;
    }

    private RequestReader reader(RequestSource source) {
        return new RequestReader(source, errors, Links.URLS);
    }

    private void add(@Nullable T value, BodyRow origin) {
        if (value != null && errors.isEmpty()) {
            target.row(value, origin);
        } else if (target.rejects(origin, errors.listed())) {
            errors.clear();
        }
    }

    /**
     * Ends the body.
     *
     * @throws HttpProblem 422 with the mistakes of all rows that the target has not taken
     */
    public void end() {
        errors.check();
    }
}
