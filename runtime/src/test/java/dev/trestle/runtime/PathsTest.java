package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.http.BadRequestException;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Paths, methods, query strings, and what hooks throw. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsTest {

    private final Service service;

    PathsTest(Postgres.Database database) {
        service = Service.start(database.url(), PathsTest::api);
    }

    /** Two APIs that share a path, and routes that fail. */
    private static HttpFeature api(Trestle trestle) {
        FilmRoutes films = new FilmRoutes(trestle);
        return routing -> {
            films.setup(routing);
            trestle.routes(routing)
                    .route(Method.PUT, "/films", (req, res) -> res.send())
                    .route(Method.GET, "/hook", (req, res) -> {
                        throw HttpProblem.status(Status.PAYMENT_REQUIRED_402)
                                .type(URI.create("https://films.example/problems/no-ticket"))
                                .title("No ticket").detail("Buy one")
                                .error(new FieldError("/seat", "taken", "is taken"))
                                .build();
                    })
                    .route(Method.GET, "/bad", (req, res) -> {
                        throw new BadRequestException("secret");
                    })
                    .route(Method.GET, "/patterns/{id}/of", (req, res) -> res.send(req.matchingPattern().orElse("none")))
                    .route(Method.GET, "/bug", (req, res) -> {
                        throw new IllegalStateException("secret");
                    })
                    .route(Method.GET, "/error", (req, res) -> {
                        throw new StackOverflowError("secret");
                    })
                    .end();
        };
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"GET, /films, 'OPTIONS, POST, PUT'", "DELETE, /films/search, 'GET, HEAD, OPTIONS'",
        "POST, /films/search, 'GET, HEAD, OPTIONS'", "PROPFIND, /hook, 'GET, HEAD, OPTIONS'"})
    void methodThatThePathDoesNotHave(String method, String path, String allowed) {
        Service.Answer answer = service.send(service.request(path).method(method, BodyPublishers.noBody()));

        answer.problem(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/film", "/films/", "/films/search/all", "/FILMS", "/%2e%2e/etc/passwd",
        "/films%2Fsearch", "//films/search", "/films/./search",
        "/films/x/../search", "/films;v=1", "/observe/nothing"})
    void pathThatIsNone(String path) {
        service.get(path).problem(404);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "/films/one?id=, /id required", "/films/one?id, /id required",
        "/films/one?id=one, /id invalid_format", "/films/one?id=1.0, /id invalid_format",
        "/films/one?id=2147483648, /id out_of_range", "/films/one?id=9223372036854775808, /id out_of_range",
        "/films/one?id=99999999999999999999999999, /id out_of_range", "/films/one?id=1&id=1, /id repeated",
        "/films/one?id=1&&x%2Fy=1, /x~1y unknown_field", "/films/one, /id required",
        "/films/search?title=%00, /title nul_character", "/films/search?ratings=G&ratings=x, /ratings/1 not_a_label",
    })
    void queryStringThatDoesNotFit(String path, String error) {
        assertThat(service.get(path).errors(422)).containsExactly(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "%ED%A0%80"})
    void queryStringThatIsNotUtf8(String title) {
        service.get("/films/search?title=" + title).problem(400);
    }

    @Test
    void queryStringIsDecoded() {
        service.post("/films", "{\"title\": \"a+b &ü=🎞 c\", \"length\": 1}").json(201);

        assertThat(service.get("/films/search?title=a%2Bb+%26%C3%BC=%F0%9F%8E%9E%20c&").json(200).get("rows").size())
                .isOne();
    }

    @Test
    void problemsOfHooksGoOutAsTheyAre() {
        JsonNode problem = service.get("/hook").problem(402);

        assertThat(problem.toString()).isEqualTo("{\"type\":\"https://films.example/problems/no-ticket\","
                + "\"title\":\"No ticket\",\"status\":402,\"detail\":\"Buy one\","
                + "\"errors\":[{\"pointer\":\"/seat\",\"code\":\"taken\",\"message\":\"is taken\"}]}");
    }

    @Test
    void failuresSayNothing() {
        service.get("/bad").problem(400);
        service.get("/bug").problem(500);
        service.get("/error").problem(500);
    }

    /** Helidon's metrics and traces have it. */
    @Test
    void requestsKnowThePatternOfTheirRoute() {
        assertThat(service.get("/patterns/7/of").response().body()).isEqualTo("/patterns/{id}/of");
    }
}
