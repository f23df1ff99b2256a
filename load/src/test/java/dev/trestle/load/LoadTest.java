package dev.trestle.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.credits.LoadPlain;
import dev.trestle.formats.BodyFormat;
import dev.trestle.formats.FormatOptions;
import dev.trestle.formats.RowEncoder;
import dev.trestle.formats.RowFormats;
import dev.trestle.runtime.Input;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.postgres.Lender;
import dev.trestle.testing.Postgres;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are fine: by each format, in each mode, and with what the database does to them. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadTest {

    private static final String STORED =
            "SELECT coalesce(string_agg(c::text, E'\\n' ORDER BY credit_id), '') FROM credit c";

    /** A row with all that there can be, one with as little as there can be, and one with nulls and empty values. */
    private static final String ROWS = text("""
            (7,1,'a \\\\ ''é'' 😀',director,'two\r
            l\tines',-5,1234567.891,9,t,'{a,NULL,''x,y'',''\\\\\\\\N''}','{''k'': [1, null, ''v\\\\n'']}',\
            '(''a ''''b'''''',-12.5)','\\\\x00ff',2026-02-28,'2026-01-02 03:04:05.5+00','A \\\\ ''É'' 😀',1)
            (8,2,b,actor,,1,,5,,,,,,,,B,1)
            (9,2,'\\\\N',actor,'',1,0.000,,f,{},'''text''','(,)','\\\\x',0001-01-01,'2026-01-02 00:00:00+00','\\\\N',1)""");

    private static final String FIRST = text("""
            {'credit_id': 7, 'film_id': 1, 'person': 'a \\\\ \\'é\\' 😀', 'part': 'director', 'note': 'two\\r\\nl\\tines', 'amount': -5, \
            'weight': 1234567.8914, 'score': 9, 'checked': true, 'tags': ['a', null, 'x,y', '\\\\N'], 'facts': {'k': [1, null, 'v\\n']}, \
            'place': {'name': 'a \\'b\\'', 'height': -12.5}, 'raw': 'AP8=', 'drawn': '2026-02-28', \
            'received': '2026-01-02T04:04:05.5+01:00'}""");

    private static final String SECOND = text("{'film_id': 2, 'person': 'b'}");

    private static final String THIRD = text("""
            {'film_id': 2, 'person': '\\\\N', 'note': '', 'weight': 0, 'score': null, 'checked': false, 'tags': [], 'facts': 'text', \
            'place': {'name': null, 'height': null}, 'raw': '', 'drawn': '0001-01-01', 'received': '2026-01-02T00:00:00Z'}""");

    private static String text(String apostrophesForQuotes) {
        return apostrophesForQuotes.replace('\'', '"');
    }

    private final Postgres.Database database;
    private Service service;

    LoadTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        service = Service.start(database, media, Map.of());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE film, credit, link, plain, secret RESTART IDENTITY; INSERT INTO film VALUES (1, 'One'), (2, 'Two');"
                + "ALTER SEQUENCE credit_credit_id_seq RESTART WITH 8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/credits", "/credits/shape"})
    void ndjson(String path) {
        assertThat(service.answer(path, Service.NDJSON, FIRST + "\n\n \r\n" + SECOND + "\r\n" + THIRD)).isEqualTo("200 {\"rows\":3}");
        assertThat(database.query(STORED)).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/credits", "/credits/shape"})
    void jsonRows(String path) {
        assertThat(service.answer(path, Service.JSON, "{\"rows\": [" + FIRST + ",\n" + SECOND + " , " + THIRD + "]}"))
                .isEqualTo("200 {\"rows\":3}");
        assertThat(database.query(STORED)).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/credits", "/credits/shape"})
    void jsonColumns(String path) {
        assertThat(service.answer(path, Service.COLUMNS, text("{'person': ['a', 'b'], 'film_id': [1, 2], 'note': ['x', null]}")))
                .isEqualTo("200 {\"rows\":2}");
        assertThat(database.query(STORED)).isEqualTo("(8,1,a,actor,x,1,,5,,,,,,,,A,1)\n(9,2,b,actor,,1,,5,,,,,,,,B,1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/credits", "/credits/shape"})
    void csv(String path) {
        assertThat(service.answer(path, Service.CSV, "\uFEFF" + text("""
                credit_id,film_id,person,part,note,amount,weight,score,checked,tags,facts,place,raw,drawn,received
                7,1,'a \\ ''é'' 😀',director,'two\r
                l\tines',-5,1234567.8914,9,true,'[''a'', null, ''x,y'', ''\\\\N'']','{''k'': [1, null, ''v\\n'']}',\
                '{''name'': ''a \\''b\\'''', ''height'': -12.5}',AP8=,2026-02-28,2026-01-02T04:04:05.5+01:00

                ,2,\\N,,'',,0,,false,[],'''text''','{''name'': null, ''height'': null}','',0001-01-01,2026-01-02T00:00:00Z
                """))).isEqualTo("200 {\"rows\":2}");
        String[] rows = ROWS.split("\n\\(");
        assertThat(database.query(STORED)).isEqualTo(rows[0] + "\n(" + rows[2].replaceFirst("9", "8"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json | {'rows': [{'film_id': '1', 'person': 'a', 'amount': '-5', 'weight': '1.50', 'checked': 'true'}]}",
        "application/json | {'rows': [{'film_id': 1, 'person': 'a', 'amount': -5, 'weight': 1.5, 'checked': true}]}",
        "application/vnd.trestle.columns+json | {'film_id': ['1'], 'person': ['a'], 'amount': ['-5'], 'weight': ['1.5'], 'checked': ['true']}",
        "application/x-ndjson | {'film_id': '1', 'person': 'a', 'amount': '-5', 'weight': '1.5', 'checked': 'true'}",
        "text/csv | film_id,person,amount,weight,checked\\n1,a,-5,1.5,true\\n",
    })
    void stringsAreValuesWithoutValidation(String type, String body) {
        String sent = text(body).replace("\\n", "\n");
        assertThat(service.answer("/credits/coerced", type, sent)).isEqualTo("200 {\"rows\":1}");
        assertThat(database.query("SELECT (film_id, person, amount, weight, checked)::text FROM credit")).isEqualTo("(1,a,-5,1.500,t)");
        assertThat(service.answer("/credits/coerced", type, sent.replace("true", "\"yes\"").replace("\"\"", "\"")))
                .startsWith("422 ").contains("checked", "invalid_format");
        if (sent.contains("\"-5\"")) {
            assertThat(service.answer("/credits", type, sent)).startsWith("422 ").contains("amount", "wrong_type");
        }
        assertThat(database.query("SELECT count(*) FROM credit")).isEqualTo("1");
    }

    private static Stream<Arguments> columnar() {
        return Stream.of(RowFormats.ARROW, RowFormats.PARQUET)
                .flatMap(format -> Stream.of("/credits", "/credits/shape").map(path -> Arguments.of(format, path)));
    }

    @ParameterizedTest
    @MethodSource("columnar")
    void columnarFormats(BodyFormat format, String path) {
        Columns columns = new Columns().orNull("credit_id", PgCodecs.INT4).add("film_id", PgCodecs.INT4).add("person", PgCodecs.TEXT)
                .orNull("part", PgCodecs.TEXT).orNull("weight", PgCodecs.NUMERIC).orNull("tags", PgCodecs.array(PgCodecs.TEXT))
                .orNull("raw", PgCodecs.BYTEA).orNull("drawn", PgCodecs.DATE).orNull("received", PgCodecs.TIMESTAMPTZ);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (RowEncoder rows = format.encoder(columns, new FormatOptions(1_000, false, false), body)) {
            for (int i = 0; i < 3000; i++) {
                String person = "p" + i;
                rows.object(out -> {
                    out.startObject();
                    out.name("credit_id").text((String) null);
                    out.name("film_id").int4(1);
                    out.name("person").text(person);
                    out.name("part").text("director");
                    out.name("weight").value(new BigDecimal("1.25"), PgCodecs.NUMERIC);
                    out.name("tags").value(List.of("a", person), PgCodecs.array(PgCodecs.TEXT));
                    out.name("raw").value(new byte[] {0, -1}, PgCodecs.BYTEA);
                    out.name("drawn").value(LocalDate.of(2026, 2, 28), PgCodecs.DATE);
                    out.name("received").value(Instant.parse("2026-01-02T03:04:05.5Z"), PgCodecs.TIMESTAMPTZ);
                    out.endObject();
                });
            }
            rows.end();
        }
        HttpResponse<String> answer = service.post(path, format.mediaTypes().getFirst(), BodyPublishers.ofByteArray(body.toByteArray()));
        assertThat(answer.statusCode() + " " + answer.body()).isEqualTo("200 {\"rows\":3000}");
        assertThat(database.query("SELECT count(DISTINCT person) FROM credit")).isEqualTo("3000");
        assertThat(database.query("SELECT concat_ws('|', part, weight, tags, raw, drawn, received) FROM credit WHERE person = 'p7'"))
                .isEqualTo("director|1.250|{a,p7}|\\x00ff|2026-02-28|2026-01-02 03:04:05.5+00");
        HttpResponse<String> cut = service.post(path, format.mediaTypes().getFirst(),
                BodyPublishers.ofByteArray(body.toByteArray(), 0, body.size() / 2));
        assertThat(cut.statusCode()).as(cut.body()).isEqualTo(400);
        assertThat(database.query("SELECT count(*) FROM credit")).isEqualTo("3000");
    }

    @Test
    void noRows() {
        assertThat(service.answer("/credits", Service.NDJSON, "")).isEqualTo("200 {\"rows\":0}");
        assertThat(service.answer("/credits", Service.JSON, "{\"rows\": []}")).isEqualTo("200 {\"rows\":0}");
        assertThat(service.answer("/credits", Service.CSV, "film_id,person")).isEqualTo("200 {\"rows\":0}");
        assertThat(service.answer("/credits/merged", Service.NDJSON, "\n")).isEqualTo("200 {\"inserted\":0,\"updated\":0}");
    }

    /** Each row leaves out other columns than the one before; the order of the rows is that of the body. */
    @Test
    void columnsThatAreLeftOut() {
        String body = IntStream.range(0, 2000)
                .mapToObj(i -> i % 3 == 0 ? "{}" : i % 3 == 1 ? "{\"n\": " + i + "}" : "{\"Odd, 7 name\": \"\\\\D\", \"other\": 1}")
                .collect(Collectors.joining("\n"));
        assertThat(service.answer("/plain", Service.NDJSON, body)).isEqualTo("200 {\"rows\":2000}");
        assertThat(database.query("SELECT string_agg(p::text, ' ' ORDER BY ctid) FROM plain p")).isEqualTo(IntStream.range(0, 2000)
                .mapToObj(i -> i % 3 == 0 ? "(,3)" : i % 3 == 1 ? "(," + i + ")" : "(\"\\\\D\",3)").collect(Collectors.joining(" ")));
    }

    /** A trigger skips a row. */
    @Test
    void rowsThatTheDatabaseDoesNotStore() {
        assertThat(service.answer("/credits", Service.NDJSON, SECOND + "\n" + text("{'film_id': 1, 'person': 'c', 'note': 'skip'}")))
                .isEqualTo("200 {\"rows\":1}");
    }

    @Test
    void replacesAllRows() {
        service.post("/credits", Service.NDJSON, FIRST + "\n" + SECOND);
        assertThat(service.answer("/credits/all", Service.CSV, "film_id,person,part\n2,c,\n1,d,director"))
                .isEqualTo("200 {\"rows\":2,\"deleted\":2}");
        assertThat(database.query("SELECT string_agg(person || part, ' ' ORDER BY person) FROM credit")).isEqualTo("cactor ddirector");
        assertThat(service.answer("/credits/all", Service.CSV, "film_id,person,part\n2,e,\n9,f,"))
                .startsWith("422 ").contains("foreign_key_violation");
        assertThat(database.query("SELECT string_agg(person, ' ' ORDER BY person) FROM credit")).isEqualTo("c d");
        assertThat(service.answer("/credits/all", Service.CSV, "film_id,person,part")).isEqualTo("200 {\"rows\":0,\"deleted\":2}");
    }

    /** Columns that a row leaves out stay as they are, or take their default; triggers run as for any statement. */
    @Test
    void mergesByTheKey() {
        service.post("/credits", Service.NDJSON, text("""
                {'film_id': 1, 'person': 'a', 'note': 'x', 'amount': 4}
                {'film_id': 1, 'person': 'b', 'note': 'x', 'amount': 4}
                {'film_id': 1, 'person': 'c', 'note': 'x', 'amount': 4}"""));
        assertThat(service.answer("/credits/merged", Service.NDJSON, text("""
                {'film_id': 1, 'person': 'a', 'note': null}
                {'film_id': 2, 'person': 'a', 'note': 'y'}
                {'film_id': 1, 'person': 'b', 'amount': 5}
                {'film_id': 1, 'person': 'c'}
                {'film_id': 2, 'person': 'b', 'amount': 6, 'score': 7}""")))
                .isEqualTo("200 {\"inserted\":2,\"updated\":3}");
        assertThat(database.query(
                "SELECT string_agg(concat_ws(',', film_id, person, coalesce(note, '-'), amount, score, changed), ' ' ORDER BY film_id, person)"
                        + " FROM credit")).isEqualTo("1,a,-,4,5,2 1,b,x,5,5,2 1,c,x,4,5,2 2,a,y,1,5,1 2,b,-,6,7,1");
        service.post("/links", Service.NDJSON, "{\"link_id\": 1}");
        assertThat(service.answer("/links/merged", Service.NDJSON, "{\"link_id\": 1}\n{\"link_id\": 2}"))
                .isEqualTo("200 {\"inserted\":1,\"updated\":1}");
    }

    /** As in a test that is rolled back, where all requests have one connection. */
    @Test
    void severalInOneTransaction(@TempDir Path media) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url())) {
            connection.setAutoCommit(false);
            InvocationHandler lender = (source, method, arguments) -> switch (method.getName()) {
                case "lend" -> ((Lender.Use<?>) arguments[0]).of(connection);
                case "free" -> source;
                default -> throw new UnsupportedOperationException(method.getName());
            };
            try (Service one = Service.start(database.url(), media, Map.of(), pool -> (DataSource) Proxy.newProxyInstance(
                    LoadTest.class.getClassLoader(), new Class<?>[] {DataSource.class, Lender.class}, lender))) {
                assertThat(one.answer("/links/merged", Service.NDJSON, "{\"link_id\": 1}")).isEqualTo("200 {\"inserted\":1,\"updated\":0}");
                assertThat(one.answer("/links/merged", Service.NDJSON, "{\"link_id\": 1}")).isEqualTo("200 {\"inserted\":0,\"updated\":1}");
            }
            connection.rollback();
        }
    }

    @Test
    void views() {
        assertThat(service.answer("/films", Service.CSV, "film_id,title\n3,Three\n4,Four")).isEqualTo("200 {\"rows\":2}");
        assertThat(database.query("SELECT count(*) FROM film")).isEqualTo("4");
    }

    /** A row may refer to a later one, if the constraint is deferred. */
    @Test
    void deferredConstraints() {
        assertThat(service.answer("/links", Service.NDJSON, "{\"link_id\": 1, \"next_id\": 2}\n{\"link_id\": 2}"))
                .isEqualTo("200 {\"rows\":2,\"rejected\":0,\"rejects\":[]}");
        assertThat(service.answer("/links", Service.NDJSON, "{\"link_id\": 3, \"next_id\": 4}"))
                .startsWith("422 ").contains("link_next_id_fkey", "foreign_key_violation");
        assertThat(database.query("SELECT count(*) FROM link")).isEqualTo("2");
    }

    @Test
    void callersInJava() {
        Iterator<LoadPlain.Request> rows = Stream.iterate(0, i -> i + 1).limit(25_000)
                .map(i -> new LoadPlain.Request(i % 2 == 0 ? Input.of("é" + i) : Input.absent(), Input.of(i))).iterator();
        assertThat(service.api().loadPlain.run(() -> rows)).isEqualTo(new Loaded(25_000));
        assertThat(database.query("SELECT sum(n) || ' ' || count(\"Odd, 7 name\") FROM plain")).isEqualTo("312487500 12500");
        assertThat(service.api().loadPlain.run(List.of())).isEqualTo(new Loaded(0));
    }

    /** More bytes than a body of other routes may have, without a length. */
    @Test
    void manyRows() {
        String block = IntStream.range(0, 1000).mapToObj(i -> "{\"n\": " + i + ", \"Odd, 7 name\": \"" + "x".repeat(20) + "\"}\n")
                .collect(Collectors.joining());
        byte[] bytes = block.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(service.post("/plain", Service.NDJSON, BodyPublishers.ofByteArrays(java.util.Collections.nCopies(100, bytes))).body())
                .isEqualTo("{\"rows\":100000}");
        assertThat(database.query("SELECT count(*) || ' ' || sum(n) FROM plain")).isEqualTo("100000 49950000");
    }
}
