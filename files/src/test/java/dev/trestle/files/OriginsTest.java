package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other origins may have a browser send. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginsTest {

    private final Postgres.Database database;
    private final PosterService posters;

    OriginsTest(Postgres.Database database) {
        this.database = database;
        posters = PosterService.start(database, "public-url", "https://films.example.com/api",
                "allowed-origins", "https://partner.example.com, http://localhost:3000");
    }

    @AfterAll
    void stop() {
        posters.close();
    }

    /** Of an upload; PORT in the origin is the server's. */
    private Service.Answer upload(String origin, String site) {
        HttpRequest.Builder request = posters.service().request("/posters");
        if (!origin.isEmpty()) {
            request.header("Origin", origin.replace("PORT", Integer.toString(posters.service().server().port())));
        }
        if (!site.isEmpty()) {
            request.header("Sec-Fetch-Site", site);
        }
        return posters.service().send(new Multipart().text("title", "From " + origin + site).to(request));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "'',none", "http://127.0.0.1:PORT,''", "https://127.0.0.1:PORT,''", "https://films.example.com,''",
        "HTTPS://films.example.com,same-site", "http://behind.example.com,same-origin", "https://partner.example.com,cross-site",
        "http://localhost:3000,''"})
    void formsThatAreTaken(String origin, String site) {
        upload(origin, site).json(201);
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example.com,''", "https://evil.example.com,cross-site", "null,''", "null,cross-site",
        "'',cross-site", "'',same-site", "http://127.0.0.1:PORT,same-site", "http://127.0.0.1,''", "http://x127.0.0.1:PORT,''",
        "http://films.example.com,''", "https://films.example.com.evil.example.com,''", "https://partner.example.com:444,''",
        "http://localhost:3001,''", "https://other.example.com,nonsense"})
    void formsThatAreRefused(String origin, String site) {
        String before = database.query("SELECT count(*) FROM poster");
        assertThat(upload(origin, site).problem(403).get("detail").asString())
                .isEqualTo("A page of another origin may not send forms to this service");
        assertThat(database.query("SELECT count(*) FROM poster")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void whatAPageSendsWithoutAskingIsNoJson(String method) {
        try (Service service = Service.start(database.url(), trestle -> routing -> trestle.routes(routing)
                .route(Method.create(method), "/x", (req, res) -> {
                    String read = trestle.json().read(req, in -> {
                        in.end();
                        return "read";
                    });
                    res.send(read);
                }).end())) {
            for (String type : List.of("text/plain", "text/plain;application/json", "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x")) {
                service.send(service.request("/x").header("Content-Type", type)
                        .method(method, BodyPublishers.ofString("{}"))).problem(415);
            }
            service.send(service.request("/x").method(method, BodyPublishers.ofString("{}"))).problem(415);
            // The browser has asked for this one, and the service's CORS, if it has any, has allowed it.
            assertThat(service.send(service.request("/x").header("Content-Type", "application/json")
                    .header("Origin", "https://evil.example.com").method(method, BodyPublishers.ofString("{}")))
                    .response().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNoOrigin() {
        for (String origin : List.of("*", "null", "example.com", "https://example.com/", "https://a.example.com/x", "ftp://x")) {
            assertThatThrownBy(() -> new Origins(List.of(origin), () -> URI.create("http://localhost")))
                    .hasMessageContaining("allowed-origins has to have origins").hasMessageContaining("'" + origin + "'");
        }
    }
}
