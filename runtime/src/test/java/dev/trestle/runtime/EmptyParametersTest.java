package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters whose text is empty, as a browser sends those of a form that were not filled in. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyParametersTest {

    private final Service service;

    EmptyParametersTest(Postgres.Database database) {
        service = Service.start(database.url(), trestle -> routing -> trestle.routes(routing)
                .route(Method.GET, "/films", (request, response) -> films(trestle.json(), request, response)).end());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private record Request(@Nullable String title, Integer year, @Nullable Integer length, List<@Nullable Integer> genres) {

        static Request read(RequestReader in) {
            String title = null;
            int year = 0;
            Integer length = null;
            List<@Nullable Integer> genres = List.of();
            while (in.next()) {
                switch (in.name()) {
                    case "title" -> title = in.text();
                    case "year" -> year = in.int4();
                    case "length" -> length = in.int4();
                    case "genres" -> genres = in.value(PgCodecs.array(PgCodecs.INT4));
                    default -> in.unknown();
                }
            }
            in.end("year");
            return new Request(title, year, length, genres);
        }
    }

    /** As the generator prints it. */
    private static void films(JsonHttp json, ServerRequest req, ServerResponse res) {
        Request request = json.query(req, Request::read, "year", "length", "genres");
        json.send(res, Status.OK_200, out -> {
            out.startObject();
            out.name("title").text(request.title);
            out.name("length").int4(request.length);
            out.name("genres").array(request.genres, out::int4);
            out.endObject();
        });
    }

    @Test
    void areLeftOutUnlessTheyAreTexts() {
        assertThat(service.get("/films?title=&year=1985&length=&genres=&genres=").json(200).toString())
                .isEqualTo("{\"title\":\"\",\"length\":null,\"genres\":[]}");
        assertThat(service.get("/films?year=1985&length").json(200).get("length").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "year=, /year required", "year=1985&length=&length=1, /length repeated",
        "year=1985&length=%20, /length invalid_format", "year=1985&genres=1&genres=, /genres/1 invalid_format",
        "year=1985&width=, /width unknown_field",
    })
    void areRefusedWhereTheyStandForNothing(String query, String error) {
        assertThat(service.get("/films?" + query).errors(422)).containsExactly(error);
    }
}
