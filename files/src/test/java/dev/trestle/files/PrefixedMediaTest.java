package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where files are of a service behind a prefix and behind a proxy. */
@ExtendWith(Postgres.class)
class PrefixedMediaTest {

    private final Postgres.Database database;

    PrefixedMediaTest(Postgres.Database database) {
        this.database = database;
    }

    @Test
    void filesAreBehindIt() {
        try (PosterService posters = PosterService.start(
                database, "prefix", "/api/v1/", "public-url", "https://films.example.com/base")) {
            Service service = posters.service();
            String url = posters.post(new Multipart().text("title", "Behind").file("image", "a.png", Samples.png(1)))
                    .json(201).get("image").asString();

            assertThat(url).startsWith("https://films.example.com/base/api/v1/media/");
            String path = url.substring("https://films.example.com/base".length());
            assertThat(service.bytes(path)).isEqualTo(Samples.png(1));
            service.get(path.substring("/api/v1".length())).problem(404);
        }
    }
}
