package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.ServerRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in the path, beside those in the body or the query string. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathParametersTest {

    private final Service service;

    PathParametersTest(Postgres.Database database) {
        service = Service.start(database.url(), PathParametersTest::api);
    }

    /** The parameters come before the fixed segments that they would hide. */
    private static HttpFeature api(Trestle trestle) {
        return routing -> trestle.routes(routing)
                .route(Method.GET, "/{id}", answer(trestle, "any"))
                .route(Method.GET, "/films/{id}", answer(trestle, "film"))
                .route(Method.PATCH, "/films/{id}", answer(trestle, "change"))
                .route(Method.POST, "/films/{id}", lenient(trestle))
                .route(Method.GET, "/films/search", answer(trestle, "search"))
                .route(Method.GET, "/films/{id}/{text}", answer(trestle, "both"))
                .route(Method.GET, "/{text}/7/{id}", answer(trestle, "middle"))
                .route(Method.GET, "/texts/{text}", answer(trestle, "text"))
                .route(Method.GET, "/odd/{a name/with }/x", answer(trestle, "odd"))
                .end();
    }

    private record Fields(@Nullable Integer id, @Nullable String text) {

        static Fields read(RequestReader in) {
            Integer id = null;
            String text = null;
            while (in.next()) {
                switch (in.name()) {
                    case "id" -> id = in.int4();
                    case "text", "a name/with " -> text = in.orNull(in::text);
                    default -> in.unknown();
                }
            }
            in.end("id");
            return new Fields(id, text);
        }

        static String readText(RequestReader in) {
            String text = "";
            while (in.next()) {
                switch (in.name()) {
                    case "text", "a name/with " -> text = in.text();
                    default -> in.skip();
                }
            }
            in.end();
            return text;
        }
    }

    private static Handler answer(Trestle trestle, String route) {
        JsonHttp json = trestle.json();
        return (req, res) -> {
            boolean textOnly = route.equals("text") || route.equals("odd");
            Fields fields = textOnly ? new Fields(null, json.query(req, Fields::readText)) : fields(json, req);
            json.send(res, Status.OK_200, out -> {
                out.startObject();
                out.name("route").text(route);
                out.name("id").int4(fields.id());
                out.name("text").text(fields.text());
                out.endObject();
            });
        };
    }

    private static Fields fields(JsonHttp json, ServerRequest req) {
        return req.prologue().method().equals(Method.GET) ? json.query(req, Fields::read) : json.read(req, Fields::read);
    }

    /** Passes over what it does not know. */
    private static Handler lenient(Trestle trestle) {
        JsonHttp json = trestle.json();
        return (req, res) -> {
            String text = json.read(req, Fields::readText);
            json.send(res, Status.OK_200, out -> out.text(text));
        };
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/films/7, film, 7", "/films/-7, film, -7", "/films/007, film, 7", "/films/%37, film, 7",
        "/%66ilms/7, film, 7", "/12, any, 12", "/films/search?id=3, search, 3", "/films/7/7, both, 7",
        "/other/7/9, middle, 9",
    })
    void theBestRouteAnswers(String path, String route, int id) {
        assertThat(service.get(path).json(200).get("route").asString()).isEqualTo(route);
        assertThat(service.get(path).json(200).get("id").asInt()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "/texts/a%2Fb|a/b", "/texts/a%252Fb|a%2Fb", "/texts/a+b|a+b", "/texts/%20|` `", "/texts/a;b=c|a;b=c",
        "/texts/%C3%BC%F0%9F%8E%9E|ü🎞", "/texts/%2E%2E|..", "/texts/%7Bx%7D|{x}", "/odd/null/x|null",
    })
    void aValueIsDecodedOnce(String path, String value) {
        assertThat(service.get(path).json(200).get("text").asString()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/texts/%FF", "/texts/%C3", "/texts/%ED%A0%80"})
    void aValueThatIsNotUtf8(String path) {
        service.get(path).problem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/films/", "/texts/", "/films/7/7/7", "/texts/a/b", "/odd//x"})
    void aPathWithAnotherNumberOfSegments(String path) {
        service.get(path).problem(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/films/seven, /id invalid_format", "/films/99999999999, /id out_of_range", "/films/7.0, /id invalid_format",
        "/films/7?id=7, /id unknown_field", "/films/7/%00, /text nul_character", "/films/7?x=1, /x unknown_field",
    })
    void aValueThatDoesNotFit(String path, String error) {
        assertThat(service.get(path).errors(422)).containsExactly(error);
    }

    @Test
    void theBodyHasTheRest() {
        Service.Answer answer = patch("/films/7", "{\"text\": \"new\"}");

        assertThat(answer.json(200).toString()).isEqualTo("{\"route\":\"change\",\"id\":7,\"text\":\"new\"}");
    }

    @Test
    void theBodyDoesNotRepeatThePath() {
        Service.Answer answer = patch("/films/7", "{\"id\": 8, \"text\": 1}");

        assertThat(answer.errors(422)).containsExactly("/id unknown_field", "/text wrong_type");
        assertThat(answer.problem(422).get("errors").get(0).get("message").asString())
                .isEqualTo("is in the path already");
    }

    @Test
    void aRouteThatIgnoresFieldsIgnoresTheRepetitionToo() {
        assertThat(service.post("/films/7", "{\"id\": [8], \"text\": \"new\"}").json(200).asString()).isEqualTo("new");
    }

    @Test
    void allThatIsWrongIsInOneAnswer() {
        assertThat(patch("/films/x", "{\"text\": 1, \"y\": 2}").errors(422))
                .containsExactly("/id invalid_format", "/text wrong_type", "/y unknown_field");
    }

    private Service.Answer patch(String path, String body) {
        return service.send(service.request(path).header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }
}
