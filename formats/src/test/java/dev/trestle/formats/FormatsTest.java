package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.trestle.testing.Postgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One query, and its rows in each format that the route offers. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatsTest {

    /** A row without nulls, one with those that there can be, and one that begins like a formula. */
    private static final String ROWS = """
            INSERT INTO reading (station, taken, value, tags, facts, source, photo) VALUES
                ('North, "old"', '2026-01-02 03:04:05.5Z', 1.500, '{a,NULL}', '{"k": "v"}', E'{\\n  "k" : 1\\r\\n}', NULL),
                ('', '2026-01-03Z', NULL, NULL, '"text"', NULL, NULL),
                ('=1+1', '2026-01-04Z', -2, '{}', 'null', '[]', NULL)""";

    private final Postgres.Database database;
    private Readings service;

    FormatsTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        database.execute(ROWS);
        service = Readings.start(database, media);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void json() {
        assertThat(service.get("/readings?bad=0")).isEqualTo("""
                {"rows":[{"reading_id":1,"station":"North, \\"old\\"","taken":"2026-01-02T03:04:05.5Z","value":1.500,\
                "quality":"good","tags":["a",null],"facts":{"k": "v"},"source":{
                  "k" : 1\r
                },"photo":null,"part":1},\
                {"reading_id":2,"station":"","taken":"2026-01-03T00:00:00Z","value":null,"quality":"good","tags":null,\
                "facts":"text","source":null,"photo":null,"part":0},\
                {"reading_id":3,"station":"=1+1","taken":"2026-01-04T00:00:00Z","value":-2.000,"quality":"good","tags":[],\
                "facts":null,"source":[],"photo":null,"part":0}]}""");
    }

    @Test
    void jsonByColumns() {
        assertThat(service.get("/readings?bad=0&format=json_columns")).isEqualTo("""
                {"reading_id":[1,2,3],"station":["North, \\"old\\"","","=1+1"],\
                "taken":["2026-01-02T03:04:05.5Z","2026-01-03T00:00:00Z","2026-01-04T00:00:00Z"],"value":[1.500,null,-2.000],\
                "quality":["good","good","good"],"tags":[["a",null],null,[]],"facts":[{"k": "v"},"text",null],\
                "source":[{   "k" : 1  },null,[]],"photo":[null,null,null],"part":[1,0,0]}""");
    }

    @Test
    void ndjson() {
        assertThat(service.get("/readings?bad=0&format=ndjson")).isEqualTo("""
                {"reading_id":1,"station":"North, \\"old\\"","taken":"2026-01-02T03:04:05.5Z","value":1.500,\
                "quality":"good","tags":["a",null],"facts":{"k": "v"},"source":{   "k" : 1  },"photo":null,"part":1}
                {"reading_id":2,"station":"","taken":"2026-01-03T00:00:00Z","value":null,"quality":"good","tags":null,\
                "facts":"text","source":null,"photo":null,"part":0}
                {"reading_id":3,"station":"=1+1","taken":"2026-01-04T00:00:00Z","value":-2.000,"quality":"good","tags":[],\
                "facts":null,"source":[],"photo":null,"part":0}
                """);
    }

    @Test
    void ndjsonByColumns() {
        assertThat(service.get("/readings?bad=0&format=ndjson_columns&station=North%2C%20%22old%22")).isEqualTo("""
                {"reading_id":[1],"station":["North, \\"old\\""],"taken":["2026-01-02T03:04:05.5Z"],"value":[1.500],\
                "quality":["good"],"tags":[["a",null]],"facts":[{"k": "v"}],"source":[{   "k" : 1  }],"photo":[null],"part":[1]}
                """);
        assertThat(service.get("/readings?bad=0&format=ndjson_columns").lines())
                .hasSize(2).element(1).asString().startsWith("{\"reading_id\":[3],");
        assertThat(service.get("/readings?bad=0&format=ndjson_columns&batch_size=1").lines()).hasSize(3);
        assertThat(service.get("/readings?bad=0&format=ndjson_columns&batch_size=3").lines()).hasSize(1);
    }

    @Test
    void csv() {
        assertThat(service.get("/readings?bad=0&format=csv")).isEqualTo("""
                reading_id,station,taken,value,quality,tags,facts,source,photo,part
                1,"North, ""old""\",2026-01-02T03:04:05.5Z,1.500,good,"[""a"",null]","{""k"": ""v""}","{   ""k"" : 1  }",,1
                2,"",2026-01-03T00:00:00Z,,good,,""\"text""\",,,0
                3,"'=1+1",2026-01-04T00:00:00Z,-2.000,good,[],,[],,0
                """.replace("\n", "\r\n"));
    }

    @Test
    void noRows() {
        String none = "/readings?bad=0&station=nowhere&format=";
        assertThat(service.get(none + "json")).isEqualTo("{\"rows\":[]}");
        assertThat(service.get(none + "json_columns")).startsWith("{\"reading_id\":[],\"station\":[],").endsWith("\"part\":[]}");
        assertThat(service.get(none + "ndjson")).isEmpty();
        assertThat(service.get(none + "ndjson_columns")).isEmpty();
        assertThat(service.get(none + "csv")).isEqualTo(
                "reading_id,station,taken,value,quality,tags,facts,source,photo,part\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "none                                          | application/json",
        "*/*                                           | application/json",
        "text/csv                                      | text/csv; charset=utf-8; header=present",
        "TEXT/*                                        | text/csv; charset=utf-8; header=present",
        "application/x-ndjson                          | application/x-ndjson",
        "application/jsonl                             | application/jsonl",
        "application/vnd.trestle.columns+json          | application/vnd.trestle.columns+json",
        "application/vnd.trestle.columns+x-ndjson      | application/vnd.trestle.columns+x-ndjson",
        "application/json;q=0.4, text/csv;q=0.5        | text/csv; charset=utf-8; header=present",
        "application/json;q=0, */*                     | application/vnd.trestle.columns+json",
        "text/html, application/xhtml+xml, */*;q=0.8   | application/json",
        "text/csv;header=absent;q=0.9, image/png       | text/csv; charset=utf-8; header=present",
    })
    void theClientChooses(String accept, String contentType) {
        String path = "/readings?bad=0";
        HttpResponse<String> answer = service.send(accept == null ? service.request(path) : service.request(path, "Accept", accept));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(contentType);
        assertThat(answer.headers().allValues("Vary")).containsExactly("Accept, Accept-Encoding");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/*", "application/json;q=0", "*/*;q=0", "nonsense"})
    void aWishThatCannotBeMet(String accept) {
        HttpResponse<String> answer = service.send(service.request("/readings/latest", "Accept", accept));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(406);
        assertThat(answer.body()).contains("application/json, text/csv");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "format=xml            | /format     | invalid_format | json, json_columns, ndjson, ndjson_columns, csv, arrow, parquet",
        "format=csv&format=csv | /format     | repeated       | more than once",
        "batch_size=0          | /batch_size | out_of_range   | from 1 to 65536",
        "batch_size=-1         | /batch_size | out_of_range   | from 1 to 65536",
        "batch_size=65537      | /batch_size | out_of_range   | from 1 to 65536",
        "batch_size=x          | /batch_size | out_of_range   | from 1 to 65536",
    })
    void mistakesInParameters(String query, String pointer, String code, String message) {
        HttpResponse<String> answer = service.send(service.request("/readings?bad=0&" + query));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + pointer + "\"", "\"" + code + "\"", message);
    }

    /** What a route does not offer is no parameter of it. */
    @Test
    void parametersAreThoseOfTheRoute() {
        assertThat(service.send(service.request("/readings/latest?format=csv")).statusCode()).isEqualTo(422);
        assertThat(service.send(service.request("/readings/latest?batch_size=1")).statusCode()).isEqualTo(422);
        assertThat(service.send(service.request("/numbers/3?format=csv")).statusCode()).isEqualTo(422);
        assertThat(service.get("/numbers/3?batch_size=2").lines()).hasSize(2);
    }

    @Test
    void inputsInABody() {
        HttpResponse<String> answer = service.send(service.request("/readings/find", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"bad\": 0, \"station\": \"\"}")));
        assertThat(answer.body().lines()).hasSize(2).element(1).asString().startsWith("2,\"\",2026-01-03T00:00:00Z,,good,");
    }

    @Test
    void fewRowsAndListsOfRecords() {
        assertThat(service.get("/readings/latest", "Accept", "text/csv")).isEqualTo(
                "station,value\r\n=1+1,-2.000\r\n\"\",\r\n\"North, \"\"old\"\"\",1.500\r\n");
        HttpResponse<String> tidy = service.send(service.request("/readings/tidy",
                "Content-Type", "application/json", "Accept", "application/vnd.trestle.columns+json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(tidy.body()).isEqualTo(
                "{\"reading_id\":[1,2,3],\"station\":[\"North, \\\"old\\\"\",\"\",\"=1+1\"],\"photo\":[null,null,null]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "json_columns", "ndjson", "ndjson_columns", "csv", "arrow", "parquet"})
    void headHasTheLengthAndNoBody(String format) {
        HttpResponse<String> head = service.send(service.request("/readings?bad=0&format=" + format).HEAD());
        HttpResponse<byte[]> get = service.send(service.request("/readings?bad=0&format=" + format), BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).isEqualTo(get.headers().firstValue("Content-Type")).isPresent();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(get.body().length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gzip                            | gzip | 20000",
        "GZIP;q=0.5, br                  | gzip | 20000",
        "gzip, identity;q=0              | gzip | 100",
        "zstd;q=0.4, gzip;q=0.5          | gzip | 100",
        "zstd                            | zstd | 20000",
        "gzip, deflate, br, zstd         | zstd | 100",
        "*                               | zstd | 20000",
    })
    void compressed(String accepted, String coding, int count) throws IOException {
        HttpResponse<byte[]> answer = service.send(
                service.request("/numbers/" + count, "Accept-Encoding", accepted), BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue(coding);
        String plain = service.get("/numbers/" + count);
        assertThat(answer.body().length).isLessThan(plain.length() / 4);
        InputStream coded = new ByteArrayInputStream(answer.body());
        try (InputStream in = coding.equals("gzip") ? new GZIPInputStream(coded) : new ZstdInputStream(coded)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
    }

    /** Each format, in each coding, is that of the same answer as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "json_columns", "ndjson", "ndjson_columns", "csv", "arrow", "parquet"})
    void everyFormatCompressed(String format) throws IOException {
        database.execute("INSERT INTO reading (station, taken) SELECT 'more', now() FROM generate_series(1, 200)");
        try {
            String path = "/readings?bad=0&format=" + format;
            byte[] plain = service.send(service.request(path), BodyHandlers.ofByteArray()).body();
            for (String coding : List.of("gzip", "zstd")) {
                HttpResponse<byte[]> answer = service.send(service.request(path, "Accept-Encoding", coding), BodyHandlers.ofByteArray());
                assertThat(answer.headers().firstValue("Content-Encoding")).hasValue(coding);
                InputStream coded = new ByteArrayInputStream(answer.body());
                try (InputStream in = coding.equals("gzip") ? new GZIPInputStream(coded) : new ZstdInputStream(coded)) {
                    assertThat(in.readAllBytes()).isEqualTo(plain);
                }
            }
        } finally {
            database.execute("DELETE FROM reading WHERE station = 'more'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br, zstd;q=0", "gzip;q=0", "x"})
    void asItIs(String accepted) {
        HttpResponse<String> answer = service.send(service.request("/numbers/100", "Accept-Encoding", accepted));
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).startsWith("{\"n\":[1,2,");
    }

    /** What fits into one packet is sent as it is. */
    @Test
    void smallAnswersAreNotCompressed() {
        HttpResponse<String> answer = service.send(service.request("/numbers/1", "Accept-Encoding", "gzip"));
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().allValues("Vary")).containsExactly("Accept, Accept-Encoding");
    }

    /** Batches that do not fit into the memory that a batch has. */
    @Test
    void largeBatches() {
        String[] lines = service.get("/numbers/100000?batch_size=65536").split("\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("{\"n\":[1,2,").contains("65535,65536],\"text\":[\"xxx").endsWith("x\"]}");
        assertThat(lines[1]).startsWith("{\"n\":[65537,65538,").contains("99999,100000],\"text\":[\"xxx").endsWith("x\"]}");
        assertThat(lines[0].length()).isGreaterThan(6_000_000);
    }
}
