package dev.trestle.generator.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.testing.GeneratedService;
import dev.trestle.generator.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values of every type go in by HTTP and come back equal: in a NOT NULL and a nullable column, in a domain, in a field
 * of a composite, and in arrays of all of these.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValuesSurviveTest {

    static final String TYPES = """
            CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree;
            CREATE TYPE vector; CREATE FUNCTION vector_in(cstring) RETURNS vector AS 'textin' LANGUAGE internal IMMUTABLE STRICT;
            CREATE FUNCTION vector_out(vector) RETURNS cstring AS 'textout' LANGUAGE internal IMMUTABLE STRICT;
            CREATE FUNCTION vector_mod(cstring[]) RETURNS integer AS 'varchartypmodin' LANGUAGE internal IMMUTABLE STRICT;
            CREATE FUNCTION vector_mod(integer) RETURNS cstring AS 'varchartypmodout' LANGUAGE internal IMMUTABLE STRICT;
            CREATE TYPE vector (INPUT = vector_in, OUTPUT = vector_out, TYPMOD_IN = vector_mod, TYPMOD_OUT = vector_mod);
            CREATE TYPE halfvec; CREATE FUNCTION halfvec_in(cstring) RETURNS halfvec AS 'textin' LANGUAGE internal IMMUTABLE STRICT;
            CREATE FUNCTION halfvec_out(halfvec) RETURNS cstring AS 'textout' LANGUAGE internal IMMUTABLE STRICT;
            CREATE FUNCTION halfvec_mod(cstring[]) RETURNS integer AS 'varchartypmodin' LANGUAGE internal IMMUTABLE STRICT;
            CREATE FUNCTION halfvec_mod(integer) RETURNS cstring AS 'varchartypmodout' LANGUAGE internal IMMUTABLE STRICT;
            CREATE TYPE halfvec (INPUT = halfvec_in, OUTPUT = halfvec_out, TYPMOD_IN = halfvec_mod, TYPMOD_OUT = halfvec_mod);
            CREATE TYPE mood AS ENUM ('calm', '', ' ', 'a:b', 'A:B', 'NULL', 'it''s "odd", {\\}');
            CREATE TYPE tagged_point AS (x float8, tags text[]);
            CREATE TYPE address AS (street text, number integer, point tagged_point);
            CREATE TABLE person (id integer PRIMARY KEY, name text NOT NULL, home address);
            CREATE TYPE text_range AS RANGE (subtype = text, multirange_type_name = text_ranges, collation = "C");
            CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
            CREATE DOMAIN tag_list AS text[];
            CREATE DOMAIN any_number AS numeric;
            CREATE EXTENSION cube;
            CREATE TABLE mapped (id serial PRIMARY KEY, n numeric, s text, w cube[]);
            CREATE TABLE not_a_number (id serial PRIMARY KEY, n numeric DEFAULT 'NaN');
            CREATE TABLE deeper (id serial PRIMARY KEY, n integer[] DEFAULT '{{1}}');
            CREATE TABLE flatter (id serial PRIMARY KEY, n integer[][] DEFAULT '{1}');
            CREATE TABLE bounded (id serial PRIMARY KEY, n integer[] DEFAULT '[0:1]={7,8}',
                m integer[][] DEFAULT '[-1:-1][2:3]={{7,NULL}}');
            """;

    private static final String HEAD = """
            package: com.example.values
            types:
              mapped.n: text
              public.mapped.s: json
              any_number: {java: dev.trestle.runtime.types.Numeric, codec: dev.trestle.runtime.codec.NumericCodec}
              cube: {java: com.example.values.ValueService.Cube, codec: com.example.values.ValueService.CubeCodec}
            routes:
              - {type: insert, table: mapped, path: /mapped}
              - {type: insert, table: not_a_number, path: /not_a_number}
              - {type: insert, table: deeper, path: /deeper}
              - {type: insert, table: flatter, path: /flatter}
              - {type: insert, table: bounded, path: /bounded}
              - {type: query, query: grid, path: /grid}
            """;

    private final List<Corpus.Type> types = Corpus.types();
    private final HttpClient client = HttpClient.newHttpClient();
    private GeneratedService service;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        String schema = types.stream().map(ValuesSurviveTest::table).collect(Collectors.joining("\n", TYPES, "\n"));
        ConnectionSource database = TestDatabase.source(schema);
        Path routes = Files.writeString(project.resolve("routes.yaml"), types.stream()
                .map(type -> "  - {type: insert, table: t" + type.number() + ", path: /t" + type.number() + "}\n")
                .collect(Collectors.joining("", HEAD, "")));
        Files.createDirectories(project.resolve("queries"));
        Files.writeString(project.resolve("queries/grid.sql"), "SELECT ARRAY[[1, 2], [3, 4]] AS n");
        GenerationResult result = new Generator().generate(
                new GenerationRequest(project, routes, project.resolve("queries"), database));
        assertThat(result.diagnostics()).isEmpty();
        try (Connection connection = database.open()) {
            service = GeneratedService.start(
                    ((GenerationResult.Generated) result).files(),
                    "com.example.values.ValueService",
                    Corpus.read("ValueService.java.txt"),
                    connection.getMetaData().getURL());
        }
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    static String table(Corpus.Type type) {
        return """
                CREATE DOMAIN d%1$d AS %2$s;
                CREATE TYPE c%1$d AS (f %2$s);
                CREATE TABLE t%1$d (id serial PRIMARY KEY, a %2$s NOT NULL, n %2$s, d d%1$d, c c%1$d,
                    %3$s ds d%1$d[], cs c%1$d[]);
                """.formatted(type.number(), type.sql(), type.isArray() ? "" : "l " + type.sql() + "[],");
    }

    @TestFactory
    Stream<DynamicTest> values() {
        return types.stream().flatMap(type -> type.values().stream().map(value ->
                DynamicTest.dynamicTest(type.sql() + " " + value.json(), () -> check(type, value))));
    }

    private void check(Corpus.Type type, Corpus.Value value) throws Exception {
        TestDatabase.needs(value.release(), value.json());
        if (value.refused()) {
            HttpResponse<String> answer = post(type, "{\"a\":" + value.json() + "}");
            assertThat(answer.body()).contains("\"code\":\"" + value.outcome() + "\"");
            assertThat(answer.statusCode()).isEqualTo(422);
            return;
        }
        HttpResponse<String> answer = post(type, row(type, value.json()));
        assertThat(answer.body().replaceFirst("\"id\":[0-9]+,", "")).isEqualTo(row(type, value.outcome()));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    static String row(Corpus.Type type, String json) {
        return "{'a':%1$s,'n':%1$s,'d':%1$s,'c':{'f':%1$s},%2$s'ds':[%1$s,null,%1$s],'cs':[{'f':%1$s},null,{'f':null}]}"
                .replace('\'', '"')
                .formatted(json, type.isArray() ? "" : "\"l\":[" + json + ",null],");
    }

    @Test
    void nullsStayNull() throws Exception {
        for (Corpus.Type type : types) {
            Corpus.Value value = type.values().get(0);
            String row = "{\"a\":%s,\"n\":null,\"d\":null,\"c\":null,%s\"ds\":[],\"cs\":null}";
            String lists = type.isArray() ? "" : "\"l\":[null],";
            HttpResponse<String> answer = post(type, row.formatted(value.json(), lists));
            assertThat(answer.body().replaceFirst("\"id\":[0-9]+,", ""))
                    .as(type.sql()).isEqualTo(row.formatted(value.outcome(), lists));
        }
    }

    @Test
    void everyMappedTypeIsInTheCorpus() throws Exception {
        String all = String.join(",", types.stream().map(type -> "null::" + type.sql()).toList());
        try (Connection connection = TestDatabase.create(TYPES);
                var row = connection.createStatement().executeQuery("SELECT " + all)) {
            Set<String> covered = new HashSet<>();
            for (int column = 1; column <= types.size(); column++) {
                covered.add(row.getMetaData().getColumnTypeName(column).replaceAll(".*\\.|\"", ""));
            }
            assertThat(Stream.of(ScalarType.values()).flatMap(type -> type.typeNames().stream()))
                    .filteredOn(name -> !covered.contains(name))
                    .containsExactlyInAnyOrder("aclitem", "txid_snapshot");
        }
    }

    @Test
    void mappedTypes() throws Exception {
        String row = "\"n\":\"NaN\",\"s\":{\"a\":[1.0]},\"w\":[\"(1, 2)\",null]}";

        assertThat(post("/mapped", "{" + row).body()).isEqualTo("{\"id\":1," + row);
        HttpResponse<String> refused = post("/mapped", "{\"w\":[null,\"round\",1]}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("\"pointer\":\"/w/1\",\"code\":\"invalid_format\"")
                .contains("\"pointer\":\"/w/2\",\"code\":\"wrong_type\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/not_a_number", "/deeper", "/flatter"})
    void storedValuesThatJavaCannotHold(String path) throws Exception {
        HttpResponse<String> answer = post(path, "{}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("see its log");
        assertThat(post(path, "{\"n\":null}").statusCode()).isEqualTo(201);
    }

    @Test
    void arraysOfAQueryHaveTheDimensionsOfTheirExpression() throws Exception {
        assertThat(post("/grid", "{}").body()).isEqualTo("{\"rows\":[{\"n\":[[1,2],[3,4]]}]}");
    }

    @Test
    void arraysBeginAtOneOutsideOfTheDatabase() throws Exception {
        assertThat(post("/bounded", "{}").body()).isEqualTo("{\"id\":1,\"n\":[7,8],\"m\":[[7,null]]}");
    }

    private HttpResponse<String> post(Corpus.Type type, String body) throws Exception {
        return post("/t" + type.number(), body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
