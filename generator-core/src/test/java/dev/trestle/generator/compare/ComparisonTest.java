package dev.trestle.generator.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.trestle.generator.Comparer;
import dev.trestle.generator.route.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two routes are called over HTTP, and the report has their differences. */
class ComparisonTest {

    private static final String ROUTES = """
            package: com.example
            prefix: /api
            routes:
              - {type: query, name: SearchV1, query: search_v1, path: /v1, method: get}
              - {type: query, name: SearchV2, query: search_v2, path: '/v2/{text}'}
              - {type: query, query: one_film, path: /one, method: get, one_row: true}
              - {type: query, query: not_json, path: /html, method: get}
              - {type: query, name: Later, query: search_v1, path: /later, background: true}
              - {type: insert, name: AddFilm, table: film, path: /films}
            """;

    @TempDir
    private Path folder;
    private HttpServer server;
    private boolean writes = true;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("routes.yaml"), ROUTES);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body;
            requests.add(request);
            if (request.contains("early") || request.contains("stalls")) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                if (request.contains("early")) {
                    exchange.close();
                }
                return;
            }
            byte[] answer = answer(request).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(request.contains("broken") && request.contains("/v2") ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String answer(String request) {
        if (request.contains("/one")) {
            return "{\"film_id\": 1}";
        }
        if (request.contains("/html")) {
            return "<html>";
        }
        if (request.contains("twice") && request.contains("/v2")) {
            return "{\"rows\":[{\"film_id\": 3}, {\"film_id\": 1}, {\"film_id\": 3}]}";
        }
        if (request.contains("nothing")) {
            return "{\"rows\":[]}";
        }
        return request.contains("/v1") ? "{\"rows\":[{\"film_id\": 1, \"title\": \"A\"}, {\"film_id\": 2, \"title\": \"B\"}]}"
                : "{\"rows\":[{\"film_id\": 3, \"title\": \"C\"}, {\"film_id\": 1, \"title\": \"A\"}, {\"film_id\": 9, \"title\": \"D\"}]}";
    }

    private Comparer.Result compare(String routes, String inputs, Optional<String> key, Optional<String> relevant)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("questions.ndjson"), inputs);
        if (relevant.isPresent()) {
            Files.writeString(folder.resolve("relevant.ndjson"), relevant.get());
        }
        return new Comparer().compare(folder.resolve("routes.yaml"), "routes.yaml", new Comparer.Request(routes,
                folder.resolve("questions.ndjson"), 2, "http://127.0.0.1:" + server.getAddress().getPort() + "/", key,
                relevant.map(text -> folder.resolve("relevant.ndjson")), writes, folder.resolve("out/report.md")));
    }

    private String refused(String routes, String inputs, Optional<String> key, Optional<String> relevant) throws Exception {
        Comparer.Result result = compare(routes, inputs, key, relevant);
        assertThat(result.report()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
        return result.text().replace(folder.toString() + "/", "");
    }

    private String refused(String routes, String inputs) throws Exception {
        return refused(routes, inputs, Optional.empty(), Optional.empty());
    }

    @Test
    void theReportHasAllFigures() throws Exception {
        Comparer.Result result = compare("SearchV1, SearchV2", """
                {"text": "a b&c", "tags": ["x", "y"], "note": null, "max": 2}

                {"text": "nothing"}
                {"text": "broken|`"}
                """, Optional.of("film_id"), Optional.of("[1]\n[7]\n[\"2\", 3]\n"));
        assertThat(result.report()).contains(folder.resolve("out/report.md"));
        String report = Files.readString(folder.resolve("out/report.md"));
        assertThat(report).isEqualTo(result.text()).contains(
                "# SearchV1 and SearchV2", "`GET /api/v1` and `POST /api/v2/{text}`, 3 inputs, the first 2 keys of each answer.",
                "| inputs that both routes answered | 2 of 3 |",
                "| of these, without rows in both answers, and not in the means | 1 of 3 |",
                // One of two keys.
                "| overlap@2, mean | 50.0 % |", "| rank shift of common keys, mean | 1.00 ranks |",
                "| empty answers | 1 of 3 | 1 of 3 |", "| failures | 0 of 3 | 1 of 3 (503: 1) |",
                // (1 + 0 + 1/2) / 3, (1 + 0 + 0) / 3; (1 + 0 + 1/2) / 3, (1/2 + 0 + 0) / 3
                "| recall@2 | 50.0 % | 33.3 % |", "| mean reciprocal rank@2 | 0.500 | 0.167 |",
                "![Number of inputs by overlap](report.svg)",
                "| 1 | `` {\"text\":\"a b&c\",\"tags\":[\"x\",\"y\"],\"note\":null,\"max\":2} `` | 50 % | `` 1, 2 `` | `` 3, 1 `` |");
        assertThat(report).containsPattern("\\| time, p50 \\| [0-9.]+ ms \\| [0-9.]+ ms \\|").containsPattern("\\| time, p95 \\| [0-9.]+ ms");
        assertThat(Files.readString(folder.resolve("out/report.svg"))).startsWith("<svg ").contains("prefers-color-scheme: dark", "overlap@2");
        // A call of each that is not counted, then in turns.
        assertThat(requests).containsExactly(
                "GET /api/v1?text=a%20b%26c&tags=x&tags=y&max=2 ", "POST /api/v2/a%20b%26c {\"tags\":[\"x\",\"y\"],\"note\":null,\"max\":2}",
                "GET /api/v1?text=a%20b%26c&tags=x&tags=y&max=2 ", "POST /api/v2/a%20b%26c {\"tags\":[\"x\",\"y\"],\"note\":null,\"max\":2}",
                "POST /api/v2/nothing {}", "GET /api/v1?text=nothing ",
                "GET /api/v1?text=broken%7C%60 ", "POST /api/v2/broken%7C%60 {}");
    }

    @Test
    void equalAnswersDifferNowhere() throws Exception {
        assertThat(compare("SearchV1,SearchV2", "{\"text\": \"nothing\"}", Optional.empty(), Optional.empty()).text())
                .contains("| overlap@2, mean | – |", "| rank shift of common keys, mean | – |",
                        "None: the first 2 keys of all answers are the same, in the same order.",
                        "| key of a row | no answer has rows |").doesNotContain("recall");
    }

    @Test
    void anAnswerWithDuplicateKeysIsAFailure() throws Exception {
        assertThat(compare("SearchV1,SearchV2", "{\"text\": \"a\"}\n{\"text\": \"twice\"}", Optional.empty(), Optional.empty()).text())
                .contains("| overlap@2, mean | 50.0 % |", "| failures | 0 of 2 | 1 of 2 (duplicate key: 1) |",
                        "## Answers with duplicate keys", "| 2 | `` {\"text\":\"twice\"} `` | none | `` 3 `` |");
        assertThat(compare("SearchV1,SearchV2", "{\"text\": \"a\"}", Optional.empty(), Optional.empty()).text()).doesNotContain("duplicate");
    }

    /** The build proves that the statement of a GET route does not write. */
    @Test
    void routesThatMayWriteNeedAPermission() throws Exception {
        writes = false;
        assertThat(refused("SearchV1,SearchV2", "{\"text\": \"a\"}")).isEqualTo("SearchV2 may write, as its method is POST: each input would write"
                + " twice or more. If its statement only reads, write 'method: get', or set -Dtrestle.writes=true.");
        assertThat(requests).isEmpty();
    }

    @Test
    void aBrokenAnswerIsCountedAndAnEmojiIsWritten() throws Exception {
        Comparer.Result result = compare("SearchV1,SearchV2", "{\"text\": \"a\"}\n{\"text\": \"ends early\"}\n{\"text\": \"" + "a".repeat(190)
                + "😀bcd\"}\n{\"text\": \"\\ud83d\"}\n", Optional.empty(), Optional.empty());
        assertThat(result.text()).contains("| failures | 1 of 4 (connection broken: 1) | 1 of 4 (connection broken: 1) |",
                "| key of a row | `` film_id `` |", "😀…");
        assertThat(folder.resolve("out/report.md")).content().contains("😀…");
        assertThat(compare("SearchV1,SearchV2", "{\"text\": \"ends early\"}", Optional.empty(), Optional.empty()).text())
                .contains("No input could be compared.");
    }

    @Test
    void anAnswerThatStallsIsATimeout() throws Exception {
        Caller caller = new Caller("http://127.0.0.1:" + server.getAddress().getPort(), Optional.empty(), Duration.ofMillis(300));
        Reply reply = caller.call(new ComparedRoute("SearchV1", HttpMethod.GET, "/v1"), new Question(1,
                Map.of("text", new JsonValue.Text("stalls")), Set.of()));
        assertThat(reply.failure()).isEqualTo("no answer within 0 s");
        assertThat(reply.hasTime()).isTrue();
    }

    @Test
    void mistakesAreNamedWithTheirPlace() throws Exception {
        String one = "{\"text\": \"a\"}";
        assertThat(refused("SearchV1,SaerchV2", one)).isEqualTo(
                "routes.yaml has no query route 'SaerchV2' (did you mean 'SearchV2'?); its query routes are NotJson, OneFilm, SearchV1, SearchV2.");
        assertThat(refused("SearchV1", one)).startsWith("Two different routes are compared: -Dtrestle.routes=SearchV1,SearchV2;");
        assertThat(refused("SearchV1,Later", one)).startsWith("routes.yaml has no query route 'Later'");
        assertThat(refused("SearchV1,SearchV2", one + "\n{\"text\": }\n"))
                .isEqualTo("questions.ndjson:2: this line is not JSON: column 10 should have a value.");
        assertThat(refused("SearchV1,SearchV2", "\n[1]")).startsWith("questions.ndjson:2: an input is a JSON object, such as");
        assertThat(refused("SearchV1,SearchV2", "\n")).startsWith("questions.ndjson has no inputs;");
        assertThat(refused("SearchV1,SearchV2", "{\"q\": 1}"))
                .isEqualTo("The input in line 1 has no 'text', a parameter of the path of SearchV2.");
        assertThat(refused("SearchV1,OneFilm", one))
                .isEqualTo("OneFilm does not answer with a list of rows, {\"rows\": [...]}; routes with 'one_row' or a hook for one row cannot be"
                        + " compared.");
        assertThat(refused("SearchV1,NotJson", one)).isEqualTo("NotJson does not answer with JSON; its first format has to be json.");
        assertThat(refused("SearchV1,SearchV2", one, Optional.of("id"), Optional.empty()))
                .isEqualTo("A row of SearchV1 has no field 'id' (input in line 1); set -Dtrestle.key to one of film_id, title.");
        assertThat(refused("SearchV1,SearchV2", one, Optional.empty(), Optional.of("[1]\n[2]")))
                .isEqualTo("relevant.ndjson has 2 lines, but questions.ndjson has 1 inputs; write a list of keys for each input, in the same order.");
        assertThat(refused("SearchV1,SearchV2", one, Optional.empty(), Optional.of("[]")))
                .isEqualTo("relevant.ndjson: list number 1 has to be a JSON list with at least one key, such as [17, 4].");
    }

    @Test
    void aServiceThatIsNotThere() throws Exception {
        server.stop(0);
        assertThat(refused("SearchV1,SearchV2", "{\"text\": \"a\"}")).matches("The service at http://127\\.0\\.0\\.1:\\d+ cannot be reached"
                + " \\(ConnectException\\); start it, or set -Dtrestle\\.service to its URL\\.");
    }
}
