package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.MpaaRating;
import dev.trestle.runtime.codec.NumericCodec;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.RowSink;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpFeature;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that are copied from the driver to an answer are the rows that records would have been written as. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnsTest {

    private static final List<Sample<?>> SAMPLES = List.of(
            new Sample<>("boolean", PgCodecs.BOOL, "true", "false"),
            new Sample<>("smallint", PgCodecs.INT2, "0", "-32768"),
            new Sample<>("integer", PgCodecs.INT4, "0", "-2147483648", "2147483647"),
            new Sample<>("bigint", PgCodecs.INT8, "-9223372036854775808"),
            new Sample<>("oid", PgCodecs.OID, "4294967295"),
            new Sample<>("real", PgCodecs.FLOAT4, "1.5", "1e-7", "-0", "NaN", "-Infinity", "3.4e38", "-0.001", "0.0009", "9999999"),
            new Sample<>("real", PgCodecs.FLOAT4, numbers().mapToObj(number -> Float.toString((float) number)).toArray(String[]::new)),
            new Sample<>("double precision", PgCodecs.FLOAT8, "0.1", "1e300", "5e-324", "NaN", "Infinity", "-0.001", "0.00099", "0.0", "-12.50",
                    "9999999.5", "10000000.5", "7"),
            new Sample<>("double precision", PgCodecs.FLOAT8, numbers().mapToObj(Double::toString).toArray(String[]::new)),
            new Sample<>("numeric", PgCodecs.NUMERIC, "0", "0.00", "-1.50", "1e40", "1e-40", "12345678901234567890.123"),
            new Sample<>("numeric", new NumericCodec(), "1.50", "NaN", "Infinity", "-Infinity"),
            new Sample<>("text", PgCodecs.TEXT, "", "plain", "\"quoted\" \\ / \b\t\n\u001f", "äöü € 𝄞 \u2028", "x".repeat(70_000)),
            new Sample<>("uuid", PgCodecs.UUID, "0D9C1F0E-6F5B-4B62-9C3A-2F9F0B1F7A11"),
            new Sample<>("date", PgCodecs.DATE, "2026-01-02", "0001-01-01", "0044-03-15 BC", "12026-01-01", "infinity", "-infinity"),
            new Sample<>("time", PgCodecs.TIME, "00:00", "23:59:59.123456", "12:30:00.5", "24:00"),
            new Sample<>("timetz", PgCodecs.TIMETZ, "12:00+00", "12:00:00.25-03:30", "24:00+01:02:03"),
            new Sample<>("timestamp", PgCodecs.TIMESTAMP, "2026-01-02 03:04:05", "2026-01-02 03:04:05.5", "0044-03-15 12:00 BC",
                    "12026-01-01 00:00", "infinity", "-infinity"),
            new Sample<>("timestamptz", PgCodecs.TIMESTAMPTZ, "2026-01-02 03:04:05+00", "2026-01-02 03:04:05.123456-03:30",
                    "0044-03-15 12:00+00 BC", "12026-01-01 00:00+00", "infinity", "-infinity"),
            new Sample<>("interval", PgCodecs.INTERVAL, "1 year 2 mons -3 days 04:05:06.7", "0"),
            new Sample<>("bytea", PgCodecs.BYTEA, "", "\\x00ff7f80"),
            new Sample<>("json", PgCodecs.JSON, "{ \"a\" : [1, null] }", "null", "\"ä\"", "1.50"),
            new Sample<>("jsonb", PgCodecs.JSON, "{\"a\":1.50,\"b\":\"\\u0001\"}"),
            new Sample<>("mpaa_rating", PgCodecs.enumeration(MpaaRating.LABELS), "PG-13", "it's {\"odd\"}, \\ or so"),
            new Sample<>("int4range", PgCodecs.range(PgCodecs.INT4), "empty", "[1,5)", "(,)"),
            new Sample<>("datemultirange", PgCodecs.multirange(PgCodecs.DATE), "{}", "{[2026-01-01,2026-01-03)}"),
            new Sample<>("text[]", PgCodecs.array(PgCodecs.TEXT), "{}", "{a,\"b c\",NULL,\"NULL\"}"),
            new Sample<>("int4[]", PgCodecs.rows(PgCodecs.array(PgCodecs.INT4)), "{{1,2},{3,NULL}}"),
            new Sample<>("bytea[]", PgCodecs.array(PgCodecs.BYTEA), "{\"\\\\x00ff\"}"));

    private final Service service;

    /** Of all sizes that are written without an exponent by PostgreSQL or Java. */
    private static DoubleStream numbers() {
        Random random = new Random(1);
        return IntStream.range(0, 800).mapToDouble(i -> random.nextGaussian() * Math.pow(10, random.nextInt(-5, 16)));
    }

    private record Sample<T>(String type, Codec<T> codec, String... texts) {

        /** A column of each value, and one that is null. */
        private String sql() {
            return "SELECT " + IntStream.rangeClosed(0, texts.length)
                    .mapToObj(i -> "CAST(? AS " + type + ")")
                    .reduce((before, next) -> before + ", " + next).orElseThrow();
        }

        private void rows(Database database, RowSink sink) {
            database.each(sql(), binds -> {
                for (String text : texts) {
                    binds.literal(text);
                }
                binds.literal(null);
            }, sink);
        }

        Consumer<JsonWriter> copied(Database database) {
            Columns columns = new Columns();
            for (String text : texts) {
                columns = columns.add(text, codec);
            }
            Columns all = columns.orNull("", codec);
            return out -> rows(database, all.to(out));
        }

        Consumer<JsonWriter> written(Database database) {
            return out -> rows(database, row -> {
                out.startObject();
                for (int i = 0; i < texts.length; i++) {
                    out.name(texts[i]).value(row.value(i + 1, codec), codec);
                }
                out.name("").value(row.valueOrNull(texts.length + 1, codec), codec);
                out.endObject();
            });
        }

        @Override
        public String toString() {
            return type;
        }
    }

    ColumnsTest(Postgres.Database database) {
        this.service = Service.start(database.url(), ColumnsTest::api);
    }

    private static HttpFeature api(Trestle trestle) {
        Database database = trestle.database();
        JsonHttp json = trestle.json();
        return routing -> trestle.routes(routing)
                .route(Method.GET, "/copied", (request, response) ->
                        json.sendFewRows(response, sample(request.query().get("sample")).copied(database)))
                .route(Method.GET, "/written", (request, response) ->
                        json.sendRows(response, sample(request.query().get("sample")).written(database)))
                .route(Method.GET, "/refused", (request, response) -> json.sendFewRows(response, out -> database.each(
                        request.query().get("sql"), binds -> {},
                        new Columns().add("x", request.query().contains("rating") ? PgCodecs.enumeration(MpaaRating.LABELS) : PgCodecs.NUMERIC).to(out))))
                .end();
    }

    private static Sample<?> sample(String index) {
        return SAMPLES.get(Integer.parseInt(index));
    }

    static Stream<Sample<?>> samples() {
        return SAMPLES.stream();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void copiedIsWritten(Sample<?> sample) {
        int index = SAMPLES.indexOf(sample);
        String written = service.get("/written?sample=" + index).response().body();

        assertThat(service.get("/copied?sample=" + index).response().body()).isEqualTo(written).startsWith("{\"rows\":[{\"");
    }

    @Test
    void whatBigDecimalCannotHoldIsRefused() {
        assertThat(service.get("/refused?sql=SELECT%20'NaN'::numeric").response().statusCode()).isEqualTo(500);
        assertThat(service.get("/refused?sql=SELECT%20'-Infinity'::numeric").response().statusCode()).isEqualTo(500);
    }

    @Test
    void nullsAndLabelsThatTheCodeDoesNotKnowAreAMismatch() {
        assertThat(service.get("/refused?sql=SELECT%20NULL::numeric").response().statusCode()).isEqualTo(503);
        assertThat(service.get("/refused?rating&sql=SELECT%20'unknown'::text").response().statusCode()).isEqualTo(503);
    }
}
