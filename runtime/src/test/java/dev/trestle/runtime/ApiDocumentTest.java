package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.films.FilmsApi;
import dev.trestle.runtime.document.ApiDocument;
import dev.trestle.testing.Postgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of a generated API, as the service serves it. */
@ExtendWith(Postgres.class)
class ApiDocumentTest {

    private static final String PATH = "/openapi.json";

    private final Postgres.Database database;

    ApiDocumentTest(Postgres.Database database) {
        this.database = database;
    }

    @Test
    void isServedWithATag() {
        try (Service service = Service.start(database.url(), FilmsApi::new)) {
            Service.Answer answer = service.get(PATH);
            JsonNode document = answer.json(200);
            assertThat(document.get("openapi").asString()).isEqualTo("3.1.1");
            assertThat(document.get("info").get("description").asString()).isEqualTo("The films of the tests.");
            assertThat(document.get("paths").has("/films")).isTrue();
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
            String tag = answer.header("ETag");
            assertThat(tag).matches("\"[0-9a-f]{32}\"");
            assertThat(statusIfNot(service, tag)).isEqualTo(304);
            assertThat(statusIfNot(service, "\"other\", W/" + tag)).isEqualTo(304);
            assertThat(statusIfNot(service, "*")).isEqualTo(304);
            assertThat(statusIfNot(service, "\"other\"")).isEqualTo(200);
            Service.Answer head = service.send(service.request(PATH).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.header("ETag")).isEqualTo(tag);
            service.post(PATH, "{}").problem(405);
        }
    }

    private static int statusIfNot(Service service, String tags) {
        return service.send(service.request(PATH).header("If-None-Match", tags)).response().statusCode();
    }

    @Test
    void isNotServedIfTheConfigurationSaysSo() {
        try (Service service = Service.start(
                Map.of("trestle.database.url", database.url(), "trestle.openapi.serve", "false"), FilmsApi::new)) {
            service.get(PATH).problem(404);
        }
    }

    @Test
    void hasToBeOnTheClassPath() {
        try (Service service = Service.start(database.url(), FilmsApi::new)) {
            assertThatThrownBy(() -> ApiDocument.of(service.trestle(), FilmsApi.class, "other.json"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("other.json is not on the class path beside com.example.films.FilmsApi.");
        }
    }
}
