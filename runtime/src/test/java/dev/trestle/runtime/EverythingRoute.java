package dev.trestle.runtime;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.sql.InsertSql;
import dev.trestle.runtime.sql.ValueBinder;
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
            String name, String placeholder, Function<RequestReader, T> read, ValueBinder<T> bind, Fetch<T> fetch,
            BiConsumer<JsonWriter, @Nullable T> write) {

        void addTo(InsertSql<Map<String, Input<?>>> insert) {
            insert.ifPresent('"' + name + '"', placeholder, this::input, bind);
        }

        @SuppressWarnings("unchecked")
        private Input<@Nullable T> input(Map<String, Input<?>> inputs) {
            return (Input<@Nullable T>) inputs.getOrDefault(name, Input.absent());
        }

        void write(JsonWriter out, Map<String, Object> row) {
            @SuppressWarnings("unchecked")
            T value = (T) row.get(name);
            write.accept(out.name(name), value);
        }
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
        add("numeric", "?", PgCodecs.NUMERIC);
        add("money", "?", PgCodecs.numeric(5, 2));
        add("thousands", "?", PgCodecs.numeric(3, -3));
        add("text", "?", RequestReader::text, Binds::text, ResultRow::textOrNull, JsonWriter::text);
        add("varchar", "?", in -> in.text(5), Binds::text, ResultRow::textOrNull, JsonWriter::text);
        add("char", "?", in -> in.text(3), Binds::text, ResultRow::textOrNull, JsonWriter::text);
        add("uuid", "?", PgCodecs.UUID);
        add("date", "?", PgCodecs.DATE);
        add("time", "?", PgCodecs.TIME);
        add("timestamp", "?", PgCodecs.TIMESTAMP);
        add("timestamptz", "?", PgCodecs.TIMESTAMPTZ);
        add("bytea", "?", PgCodecs.BYTEA);
        add("json", "?::json", PgCodecs.JSON);
        add("jsonb", "?::jsonb", PgCodecs.JSON);
        add("rating", "?::public.mpaa_rating", Rating.CODEC);
        addList("bools", PgCodecs.BOOL);
        addList("int2s", PgCodecs.INT2);
        addList("int4s", PgCodecs.INT4);
        addList("int8s", PgCodecs.INT8);
        addList("float4s", PgCodecs.FLOAT4);
        addList("float8s", PgCodecs.FLOAT8);
        addList("numerics", PgCodecs.NUMERIC);
        addList("texts", PgCodecs.TEXT);
        addList("uuids", PgCodecs.UUID);
        addList("dates", PgCodecs.DATE);
        addList("times", PgCodecs.TIME);
        addList("timestamps", PgCodecs.TIMESTAMP);
        addList("timestamptzs", PgCodecs.TIMESTAMPTZ);
        addList("byteas", PgCodecs.BYTEA);
        addList("jsonbs", PgCodecs.JSON);
        addList("ratings", Rating.CODEC);
    }

    private <T> void add(String name, String placeholder, Function<RequestReader, T> read, ValueBinder<T> bind,
            Fetch<T> fetch, BiConsumer<JsonWriter, @Nullable T> write) {
        columns.add(new Column<>(name, placeholder, read, bind, fetch, write));
    }

    private <T> void add(String name, String placeholder, Codec<T> codec) {
        this.<T>add(name, placeholder, codec::read, (binds, value) -> binds.value(value, codec),
                (row, column) -> row.valueOrNull(column, codec), (out, value) -> out.value(value, codec));
    }

    private <T> void addList(String name, Codec<T> element) {
        add(name, "?", PgCodecs.array(element));
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
        InsertSql<Map<String, Input<?>>> insert = InsertSql.<Map<String, Input<?>>>into("public.everything").returning("*");
        columns.forEach(column -> column.addTo(insert));
        Map<String, Object> row = trestle.database().insert(
                insert.sql(inputs), binds -> insert.bind(inputs, binds), this::fetch);
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
