package dev.trestle.runtime.list;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.body.ContentCoding;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.RowReader;
import dev.trestle.runtime.database.RowSink;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The SELECT of a list, put together for each request of those filters that it has, one of the orders, and the position after which
 * its page begins. It is made once; its text is remembered for each combination.
 *
 * @param <R> the type of the request
 */
public final class ListSql<R extends PageRequest> {

    /** More combinations than clients usually send; others have their text put together each time. */
    private static final int REMEMBERED = 100;

    /** As the answers of other routes: one that breaks off is not completed. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final String route;
    private final String select;
    private final List<ListFilter<R, ?>> filters = new ArrayList<>();
    private final LinkedHashMap<String, List<OrderColumn<?>>> orders = new LinkedHashMap<>();
    private boolean counted;
    private final Map<Shape, Text> texts = new ConcurrentHashMap<>();

    /** What the text depends on; without nulls for the first page. */
    private record Shape(BitSet filters, String order, @Nullable BitSet nulls) {}

    private record Text(String filtered, String sql, List<Integer> binds) {}

    private ListSql(String route, String select) {
        this.route = route;
        this.select = select;
    }

    /**
     * Begins a list.
     *
     * @param route its method and path, to which cursors are bound
     * @param select the columns of the result, and FROM
     * @param <R> the type of the request
     * @return a list without filters and orders
     */
    public static <R extends PageRequest> ListSql<R> of(String route, String select) {
        return new ListSql<>(route, select);
    }

    /**
     * A condition of requests that have a value for it.
     *
     * @param name of the parameter
     * @param condition SQL with one question mark
     * @param value the request's; null for a request without the condition
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> ListSql<R> filter(
            String name, String condition, Function<? super R, ? extends @Nullable T> value, Codec<T> codec) {
        filters.add(new ListFilter<>(name, condition, value, codec));
        return this;
    }

    /**
     * Begins an order; its columns follow, and the last of them are a key.
     *
     * @param name as {@link PageRequest#sortedBy} has it; the first order also answers a request without one
     * @return this
     */
    public ListSql<R> order(String name) {
        orders.put(name, new ArrayList<>());
        return this;
    }

    /**
     * A column of the order that was begun last, which is NOT NULL, ascending.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param codec of its type
     * @param position of the column in the result, from 1
     * @param <T> the type of its values
     * @return this
     */
    public <T> ListSql<R> asc(String column, String expression, Codec<T> codec, int position) {
        return by(new OrderColumn<>(column, expression, codec, position, false, false));
    }

    /** As {@link #asc}, descending. */
    public <T> ListSql<R> desc(String column, String expression, Codec<T> codec, int position) {
        return by(new OrderColumn<>(column, expression, codec, position, true, false));
    }

    /** As {@link #asc} of a column that may be null; nulls are last. */
    public <T> ListSql<R> ascOrNull(String column, String expression, Codec<T> codec, int position) {
        return by(new OrderColumn<>(column, expression, codec, position, false, true));
    }

    /** As {@link #desc} of a column that may be null; nulls are first. */
    public <T> ListSql<R> descOrNull(String column, String expression, Codec<T> codec, int position) {
        return by(new OrderColumn<>(column, expression, codec, position, true, true));
    }

    /** Answers have a field {@code count}, which is null unless a request asks for it. */
    public ListSql<R> counted() {
        counted = true;
        return this;
    }

    private ListSql<R> by(OrderColumn<?> column) {
        orders.sequencedValues().getLast().add(column);
        return this;
    }

    /**
     * Reads a page.
     *
     * @param database where
     * @param request the request
     * @param reader reads one row
     * @param <T> the type of a row
     * @return the page
     * @throws dev.trestle.runtime.HttpProblem 422 for a cursor of another request, and if the database refuses the statement
     */
    public <T> Page<T> run(Database database, R request, RowReader<? extends T> reader) {
        List<T> rows = new ArrayList<>();
        String next = read(database, request, row -> rows.add(reader.read(row)));
        return new Page<>(Collections.unmodifiableList(rows), next, count(database, request));
    }

    /**
     * Answers 200 with a page, <code>{"rows": [...], "next": "..."}</code>, when all of its rows are written; {@code next} is null on
     * the last page, and on the others also in the header {@code Link}. A list that is counted also has {@code count}.
     *
     * @param database where
     * @param json sends the answer
     * @param req the HTTP request
     * @param res the HTTP response
     * @param request the request
     * @param columns of a row
     * @throws dev.trestle.runtime.HttpProblem as {@link #run}
     */
    public void send(Database database, JsonHttp json, ServerRequest req, ServerResponse res, R request, Columns columns) {
        json.sendFormatted(res, HeaderValues.CONTENT_TYPE_JSON, ContentCoding.IDENTITY, true, body -> {
            try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
                JsonWriter out = new JsonWriter(generator, Links.URLS);
                out.startObject();
                out.name("rows").startArray();
                String next = read(database, request, columns.to(out));
                out.endArray();
                out.name("next").text(next);
                if (counted) {
                    out.name("count").int8(count(database, request));
                }
                out.endObject();
                if (next != null) {
                    res.header(HeaderNames.LINK, PageLink.next(req, next));
                }
            }
        });
    }

    /** Hands on the rows of a page, and returns the cursor of the next. */
    private @Nullable String read(Database database, R request, RowSink sink) {
        String name = request.sortedBy().isEmpty() ? orders.keySet().iterator().next() : request.sortedBy();
        List<OrderColumn<?>> order = orders.get(name);
        if (order == null || request.limit() < 1) {
            throw new IllegalArgumentException("A list needs one of its orders, and a limit of 1 or more");
        }
        String cursor = request.cursor();
        List<@Nullable String> position = cursor == null ? List.of() : Cursor.read(cursor, text(request, name), order);
        Text text = text(shape(request, name, position));
        PageRows rows = new PageRows(request.limit(), order, sink);
        database.each(text.sql, binds -> {
            bindFilters(request, binds);
            for (int index : text.binds) {
                order.get(index).bind(String.valueOf(position.get(index)), binds);
            }
            binds.int8(request.limit() + 1L);
        }, rows);
        return rows.position().isEmpty() ? null : Cursor.of(text(request, name), rows.position());
    }

    private void bindFilters(R request, Binds binds) throws SQLException {
        for (ListFilter<R, ?> filter : filters) {
            if (filter.isIn(request)) {
                filter.bind(request, binds);
            }
        }
    }

    private @Nullable Long count(Database database, R request) {
        Count count = request.count();
        return count == null ? null
                : new RowCount(database, text(shape(request, "", List.of())).filtered, binds -> bindFilters(request, binds)).of(count);
    }

    /** What a cursor is bound to. */
    private String text(R request, String order) {
        return route + "\n" + order + filters.stream().map(filter -> filter.text(request)).collect(Collectors.joining());
    }

    private Shape shape(R request, String order, List<@Nullable String> position) {
        BitSet present = new BitSet();
        IntStream.range(0, filters.size()).filter(i -> filters.get(i).isIn(request)).forEach(present::set);
        BitSet nulls = new BitSet();
        IntStream.range(0, position.size()).filter(i -> position.get(i) == null).forEach(nulls::set);
        return new Shape(present, order, position.isEmpty() ? null : nulls);
    }

    private Text text(Shape shape) {
        Text known = texts.get(shape);
        if (known != null) {
            return known;
        }
        Text made = make(shape);
        if (texts.size() < REMEMBERED) {
            texts.put(shape, made);
        }
        return made;
    }

    // SELECT film_id, title FROM public.film WHERE rating = ? AND (title, film_id) > (?, ?) ORDER BY title, film_id LIMIT ?
    private Text make(Shape shape) {
        List<OrderColumn<?>> order = orders.getOrDefault(shape.order, List.of());
        List<String> conditions = new ArrayList<>();
        shape.filters.stream().forEach(i -> conditions.add(filters.get(i).condition()));
        After after = shape.nulls == null ? new After("", List.of()) : After.of(order, shape.nulls);
        if (shape.nulls != null) {
            conditions.add(after.sql());
        }
        String where = conditions.isEmpty() ? "" : conditions.stream().collect(Collectors.joining(" AND ", " WHERE ", ""));
        String filtered = select + where;
        String by = order.stream().map(OrderColumn::text).collect(Collectors.joining(", "));
        return new Text(filtered, filtered + " ORDER BY " + by + " LIMIT ?", after.binds());
    }
}
