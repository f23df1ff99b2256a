package dev.trestle.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
    private final RequestErrors errors;
    private final List<T> rows = new ArrayList<>();

    /**
     * Begins with no rows.
     *
     * @param http has the limits of the service
     * @param max how many rows a body may have
     * @param row reads one row, up to {@link RequestReader#end}
     * @param options of the route
     */
    public BodyRows(JsonHttp http, int max, Function<? super RequestReader, ? extends T> row, BodyOptions options) {
        this.http = http;
        this.max = max;
        this.row = row;
        this.options = options;
        this.errors = http.errors();
        errors.place().field(ROWS);
        errors.enter();
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
     * Reads all rows, as <code>{"rows": [...]}</code>.
     *
     * @param body the JSON
     * @throws HttpProblem 400 if the JSON is malformed, 422 for mistakes in rows
     */
    public void document(byte[] body) {
        RequestErrors own = http.errors();
        rows.addAll(parse(body, parser -> {
            RequestReader in = new RequestReader(JsonSource.ofBody(body, parser, own), own, Links.URLS);
            return (options.ignoreUnknown() ? in.ignoreUnknown() : in).<T>rows(max, row);
        }));
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
     * Reads a row.
     *
     * @param json has to be an object
     * @param line of the body, from 1; 0 if the format has none
     * @throws HttpProblem 400 if the JSON is malformed, 422 for a row too many
     */
    public void object(byte[] json, int line) {
        next(line);
        http.input().<Void>parse(json, Math.max(line, 1), parser -> {
            add(reader(JsonSource.ofValue(json, parser, errors)).object(row));
            if (parser.nextToken() != null) {
                throw JsonHttp.malformed("has text after the JSON object in line " + line);
            }
            return null;
        });
    }

    /**
     * Reads a row of texts.
     *
     * @param names of the columns
     * @param cells as many; null for null
     * @param line of the body, from 1
     * @throws HttpProblem 422 for a row too many
     */
    public void cells(List<String> names, List<@Nullable String> cells, int line) {
        next(line);
        errors.enter();
        add(row.apply(reader(new CellSource(http, errors, names, cells, options.absentIfNull()))));
        errors.leave();
    }

    /**
     * Notes that a row has not the shape that it has to have, instead of reading it.
     *
     * @param code in what way
     * @param message what would be right
     * @param line of the body, from 1
     * @throws HttpProblem 422 for a row too many
     */
    public void refuse(ErrorCode code, String message, int line) {
        next(line);
        errors.add(code, message);
    }

    private void next(int line) {
        int row = errors.place().index() + 1;
        if (row == max) {
            throw RequestRows.tooMany("/" + ROWS, max);
        }
        errors.place().index(row);
        errors.line(line);
    }

    private RequestReader reader(RequestSource source) {
        return new RequestReader(source, errors, Links.URLS);
    }

    private void add(@Nullable T value) {
        if (value != null) {
            rows.add(value);
        }
    }

    /**
     * Ends the body.
     *
     * @return the rows, unmodifiable, perhaps none
     * @throws HttpProblem 422 with the mistakes of all rows
     */
    public List<T> end() {
        errors.check();
        return Collections.unmodifiableList(rows);
    }
}
