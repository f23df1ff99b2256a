package dev.trestle.runtime;

import dev.trestle.runtime.postgres.PgText;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.sql.InsertSql;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Inserts into a table that has a column of every type, and answers with the row. */
final class EverythingRoute implements Handler {

    /** One column, with the calls that generated code makes for its type. */
    private record Column<T>(
            String name, String placeholder, Function<RequestReader, T> read, Bind<T> bind, Fetch<T> fetch,
            BiConsumer<JsonWriter, @Nullable T> write) {

        void bind(Binds binds, Map<String, Input<?>> inputs) throws SQLException {
            @SuppressWarnings("unchecked")
            Input<@Nullable T> input = (Input<@Nullable T>) inputs.getOrDefault(name, Input.absent());
            binds.ifPresent(input, value -> bind.bind(binds, value));
        }

        void write(JsonWriter out, Map<String, Object> row) {
            @SuppressWarnings("unchecked")
            T value = (T) row.get(name);
            write.accept(out.name(name), value);
        }
    }

    private interface Bind<T> {
        void bind(Binds binds, @Nullable T value) throws SQLException;
    }

    private interface Fetch<T> {
        @Nullable T fetch(ResultRow row, int column) throws SQLException;
    }

    private final List<Column<?>> columns = new ArrayList<>();
    private final Trestle trestle;

    EverythingRoute(Trestle trestle) {
        this.trestle = trestle;
        add("bool", "?", RequestReader::bool, Binds::bool, ResultRow::boolOrNull, JsonWriter::bool);
        add("int2", "?", RequestReader::int2, Binds::int2, ResultRow::int2OrNull, JsonWriter::int2);
        add("int4", "?", RequestReader::int4, Binds::int4, ResultRow::int4OrNull, JsonWriter::int4);
        add("int8", "?", RequestReader::int8, Binds::int8, ResultRow::int8OrNull, JsonWriter::int8);
        add("float4", "?", RequestReader::float4, Binds::float4, ResultRow::float4OrNull, JsonWriter::float4);
        add("float8", "?", RequestReader::float8, Binds::float8, ResultRow::float8OrNull, JsonWriter::float8);
        add("numeric", "?", RequestReader::numeric, Binds::numeric, ResultRow::numericOrNull, JsonWriter::numeric);
        add("money", "?", in -> in.numeric(5, 2), Binds::numeric, ResultRow::numericOrNull, JsonWriter::numeric);
        add("thousands", "?", in -> in.numeric(3, -3), Binds::numeric, ResultRow::numericOrNull, JsonWriter::numeric);
        add("text", "?", RequestReader::text, Binds::text, ResultRow::textOrNull, JsonWriter::text);
        add("varchar", "?", in -> in.text(5), Binds::text, ResultRow::textOrNull, JsonWriter::text);
        add("char", "?", in -> in.text(3), Binds::text, ResultRow::textOrNull, JsonWriter::text);
        add("uuid", "?", RequestReader::uuid, Binds::uuid, ResultRow::uuidOrNull, JsonWriter::uuid);
        add("date", "?", RequestReader::date, Binds::date, ResultRow::dateOrNull, JsonWriter::date);
        add("time", "?", RequestReader::time, Binds::time, ResultRow::timeOrNull, JsonWriter::time);
        add("timestamp", "?", RequestReader::timestamp, Binds::timestamp, ResultRow::timestampOrNull,
                JsonWriter::timestamp);
        add("timestamptz", "?", RequestReader::timestamptz, Binds::timestamptz, ResultRow::timestamptzOrNull,
                JsonWriter::timestamptz);
        add("bytea", "?", RequestReader::bytea, Binds::bytea, ResultRow::byteaOrNull, JsonWriter::bytea);
        add("json", "?::json", RequestReader::json, Binds::json, ResultRow::jsonOrNull, JsonWriter::json);
        add("jsonb", "?::jsonb", RequestReader::json, Binds::json, ResultRow::jsonOrNull, JsonWriter::json);
        add("rating", "?::public.mpaa_rating", in -> in.enumeration(Rating.LABELS), Binds::enumeration,
                (row, column) -> row.enumerationOrNull(column, Rating.LABELS), JsonWriter::enumeration);
        addList("bools", RequestReader::bool, PgText::ofBool, PgText::bool, JsonWriter::bool);
        addList("int2s", RequestReader::int2, PgText::ofInt2, PgText::int2, JsonWriter::int2);
        addList("int4s", RequestReader::int4, PgText::ofInt4, PgText::int4, JsonWriter::int4);
        addList("int8s", RequestReader::int8, PgText::ofInt8, PgText::int8, JsonWriter::int8);
        addList("float4s", RequestReader::float4, PgText::ofFloat4, PgText::float4, JsonWriter::float4);
        addList("float8s", RequestReader::float8, PgText::ofFloat8, PgText::float8, JsonWriter::float8);
        addList("numerics", RequestReader::numeric, PgText::ofNumeric, PgText::numeric, JsonWriter::numeric);
        addList("texts", RequestReader::text, PgText::ofText, PgText::text, JsonWriter::text);
        addList("uuids", RequestReader::uuid, PgText::ofUuid, PgText::uuid, JsonWriter::uuid);
        addList("dates", RequestReader::date, PgText::ofDate, PgText::date, JsonWriter::date);
        addList("times", RequestReader::time, PgText::ofTime, PgText::time, JsonWriter::time);
        addList("timestamps", RequestReader::timestamp, PgText::ofTimestamp, PgText::timestamp, JsonWriter::timestamp);
        addList("timestamptzs", RequestReader::timestamptz, PgText::ofTimestamptz, PgText::timestamptz,
                JsonWriter::timestamptz);
        addList("byteas", RequestReader::bytea, PgText::ofBytea, PgText::bytea, JsonWriter::bytea);
        addList("jsonbs", RequestReader::json, PgText::ofJson, PgText::json, JsonWriter::json);
        addList("ratings", in -> in.enumeration(Rating.LABELS), PgText::ofEnumeration,
                PgText.enumeration(Rating.LABELS), JsonWriter::enumeration);
    }

    private <T> void add(String name, String placeholder, Function<RequestReader, T> read, Bind<T> bind,
            Fetch<T> fetch, BiConsumer<JsonWriter, @Nullable T> write) {
        columns.add(new Column<>(name, placeholder, read, bind, fetch, write));
    }

    private <T> void addList(String name, Function<RequestReader, T> read, Function<T, String> encode,
            Function<String, T> decode, BiConsumer<JsonWriter, T> write) {
        this.<List<@Nullable T>>add(name, "?", in -> in.array(() -> read.apply(in)),
                (binds, value) -> binds.array(value, encode),
                (row, column) -> row.arrayOrNull(column, decode),
                (out, value) -> out.array(value, item -> write.accept(out, item)));
    }

    private Map<String, Input<?>> read(RequestReader in) {
        Map<String, Input<?>> inputs = new HashMap<>();
        while (in.next()) {
            columns.stream().filter(column -> column.name.equals(in.name())).findFirst().ifPresentOrElse(
                    column -> inputs.put(column.name, Input.of(in.orNull(() -> column.read.apply(in)))), in::unknown);
        }
        in.end();
        return inputs;
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Map<String, Input<?>> inputs = req.content().hasEntity()
                ? trestle.json().read(req, this::read) : trestle.json().query(req, this::read);
        InsertSql insert = InsertSql.into("public.everything");
        columns.forEach(column -> insert.set('"' + column.name + '"', column.placeholder,
                inputs.getOrDefault(column.name, Input.absent())));
        Map<String, Object> row = trestle.database().insert(insert.returning("*"), binds -> {
            for (Column<?> column : columns) {
                column.bind(binds, inputs);
            }
        }, this::fetch);
        trestle.json().send(res, Status.CREATED_201, out -> {
            out.startObject();
            columns.stream()
                    .filter(column -> inputs.containsKey(column.name))
                    .forEach(column -> column.write(out, row));
            out.endObject();
        });
    }

    private Map<String, Object> fetch(ResultRow result) throws SQLException {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = columns.get(i).fetch.fetch(result, i + 1);
            if (value != null) {
                row.put(columns.get(i).name, value);
            }
        }
        return row;
    }
}
