package dev.trestle.generator.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.testing.GeneratedService;
import dev.trestle.generator.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values of every type are the same in every format, cell by cell; and an answer, sent as a request, stores the same rows again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatsAgreeTest {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(200_000).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final List<Corpus.Type> types = Corpus.types();
    private final HttpClient client = HttpClient.newHttpClient();
    private ConnectionSource database;
    private GeneratedService service;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        database = TestDatabase.source(
                types.stream().map(ValuesSurviveTest::table).collect(Collectors.joining("\n", ValuesSurviveTest.TYPES, "\n")));
        Path routes = Files.writeString(project.resolve("routes.yaml"), types.stream()
                .map(type -> """
                          - {type: insert, table: t%1$d, path: /t%1$d}
                          - {type: insert, name: Many%1$d, table: t%1$d, path: /many%1$d, rows: many,
                             formats: [json, json_columns, ndjson, csv, arrow, parquet]}
                          - {type: query, query: q%1$d, path: /q%1$d, method: get, format_options: {parameter: true},
                             formats: [json, json_columns, ndjson, ndjson_columns, csv, arrow, parquet]}
                        """.formatted(type.number()))
                .collect(Collectors.joining("", """
                        package: com.example.values
                        types:
                          any_number: {java: dev.trestle.runtime.types.Numeric, codec: dev.trestle.runtime.codec.NumericCodec}
                        routes:
                        """, "")));
        Path queries = Files.createDirectories(project.resolve("queries"));
        for (Corpus.Type type : types) {
            Files.writeString(queries.resolve("q" + type.number() + ".sql"),
                    "SELECT a, n, d, c, " + (type.isArray() ? "" : "l, ") + "ds, cs FROM t" + type.number() + " ORDER BY id");
        }
        GenerationResult result = new Generator().generate(new GenerationRequest(project, routes, queries, database));
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

    @TestFactory
    Stream<DynamicTest> values() {
        return types.stream().map(type -> DynamicTest.dynamicTest(type.sql(), () -> check(type)));
    }

    private void check(Corpus.Type type) throws Exception {
        for (Corpus.Value value : type.values()) {
            if (!value.refused()) {
                post(type, ValuesSurviveTest.row(type, value.json()));
            }
        }
        post(type, "{\"a\":" + type.values().get(0).json() + ",\"n\":null,\"d\":null,\"c\":null,\"ds\":null,\"cs\":null}");

        List<JsonNode> rows = new ArrayList<>();
        JSON.readTree(get(type, "json")).get("rows").forEach(rows::add);

        assertThat(rows).isNotEmpty();
        assertThat(lines(get(type, "ndjson"))).isEqualTo(rows);
        assertThat(columns(List.of(JSON.readTree(get(type, "json_columns"))))).isEqualTo(rows);
        assertThat(columns(lines(get(type, "ndjson_columns&batch_size=3")))).isEqualTo(rows);
        checkCsv(type, rows, CsvRecords.read(get(type, "csv")));
        List<String> formats = new ArrayList<>(List.of("json", "json_columns", "ndjson", "csv"));
        if (rows.toString().contains("+294276-")) {
            checkRefused(type, "arrow");
            checkRefused(type, "parquet");
        } else {
            checkColumnar(type, rows, ArrowRows.read(send(type, "arrow", BodyHandlers.ofByteArray())));
            checkColumnar(type, rows, ParquetRows.read(send(type, "parquet", BodyHandlers.ofByteArray())));
            formats.addAll(List.of("arrow", "parquet"));
        }
        for (String format : formats) {
            checkRoundTrip(type, format, rows);
        }
    }

    /** A moment that has no number of microseconds in 64 bits. */
    private void checkRefused(Corpus.Type type, String format) throws Exception {
        HttpResponse<String> refused = client.send(uri("/q" + type.number() + "?format=" + format).build(), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("beyond the range of its type");
    }

    private void checkRoundTrip(Corpus.Type type, String format, List<JsonNode> rows) throws Exception {
        HttpResponse<byte[]> answer = answer(type, format, BodyHandlers.ofByteArray());
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM t" + type.number());
        }
        post("/many" + type.number(), answer.headers().firstValue("Content-Type").orElseThrow(), answer.body());
        List<JsonNode> again = new ArrayList<>();
        JSON.readTree(get(type, "json")).get("rows").forEach(again::add);
        assertThat(again).as(format).isEqualTo(rows);
    }

    private static List<JsonNode> lines(String body) {
        return body.lines().map(JSON::readTree).toList();
    }

    /** The rows of objects that have an array for each column. */
    private static List<JsonNode> columns(List<JsonNode> batches) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode batch : batches) {
            for (int i = 0; i < batch.get("a").size(); i++) {
                var row = JSON.createObjectNode();
                for (Map.Entry<String, JsonNode> column : batch.properties()) {
                    row.set(column.getKey(), column.getValue().get(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** A string is its text, except in json and jsonb; null is nothing; all else is JSON. */
    private static void checkCsv(Corpus.Type type, List<JsonNode> rows, List<List<CsvRecords.Field>> records) {
        List<String> names = rows.get(0).propertyNames().stream().toList();
        assertThat(records.get(0)).extracting(CsvRecords.Field::text).isEqualTo(names);
        assertThat(records).hasSize(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                JsonNode value = rows.get(i).get(names.get(j));
                CsvRecords.Field field = records.get(i + 1).get(j);
                if (value.isNull()) {
                    assertThat(field).isEqualTo(new CsvRecords.Field("", false));
                } else if (value.isString() && !List.of("json", "jsonb").contains(type.sql())) {
                    assertThat(field.text()).isEqualTo(value.asString());
                    assertThat(field.quoted() || !field.text().isEmpty()).isTrue();
                } else {
                    assertThat(JSON.readTree(field.text())).isEqualTo(value);
                }
            }
        }
    }

    /** As text, a value is that of CSV; others are written as JSON has them. */
    private static void checkColumnar(Corpus.Type type, List<JsonNode> rows, List<Map<String, Object>> read) {
        assertThat(read).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> values = read.get(i);
            rows.get(i).properties().forEach(field -> {
                JsonNode value = field.getValue();
                Object own = values.get(field.getKey());
                if (value.isNull()) {
                    assertThat(own).isNull();
                } else if (value.isString() && !List.of("json", "jsonb").contains(type.sql())) {
                    assertThat(own).isEqualTo(value.asString());
                } else {
                    assertThat(JSON.readTree(own.toString())).isEqualTo(value);
                }
            });
        }
    }

    private void post(Corpus.Type type, String body) throws Exception {
        post("/t" + type.number(), "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private void post(String path, String mediaType, byte[] body) throws Exception {
        HttpResponse<String> answer = client.send(
                uri(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private String get(Corpus.Type type, String format) throws Exception {
        return send(type, format, BodyHandlers.ofString());
    }

    private <T> T send(Corpus.Type type, String format, HttpResponse.BodyHandler<T> body) throws Exception {
        return answer(type, format, body).body();
    }

    private <T> HttpResponse<T> answer(Corpus.Type type, String format, HttpResponse.BodyHandler<T> body) throws Exception {
        HttpResponse<T> answer = client.send(uri("/q" + type.number() + "?format=" + format).build(), body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private HttpRequest.Builder uri(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    }
}
