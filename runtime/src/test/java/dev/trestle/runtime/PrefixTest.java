package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Postgres;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths that a service has beside its routes, behind a prefix and behind a proxy. */
@ExtendWith(Postgres.class)
class PrefixTest {

    private final Postgres.Database database;

    PrefixTest(Postgres.Database database) {
        this.database = database;
    }

    @Test
    void pathsOfTheServiceAreBehindIt() {
        try (Service service = Service.start(Map.of("trestle.database.url", database.url(), "trestle.prefix", "/api/v1/",
                "trestle.public-url", "https://films.example.com/base"), FilmRoutes::new)) {
            assertThat(service.get("/observe/health/live").response().statusCode()).isEqualTo(200);
            assertThat(service.trestle().location("/films/1")).isEqualTo("/base/films/1");
            assertThat(service.trestle().ownPath("/jobs/")).isEqualTo("/api/v1/jobs/");
        }
    }

    @Test
    void thereIsNoneUnlessItIsConfigured() {
        try (Service service = Service.start(database.url(), FilmRoutes::new)) {
            assertThat(service.trestle().ownPath("/jobs/")).isEqualTo("/jobs/");
            assertThat(service.trestle().location("/jobs/1")).isEqualTo("/jobs/1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "/api//v1", "/a b", "/{id}", "/a?b", "/%41", "https://x/api"})
    void isAPath(String prefix) {
        assertThatThrownBy(() -> Service.start(
                Map.of("trestle.database.url", database.url(), "trestle.prefix", prefix), FilmRoutes::new))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trestle.prefix has to be a path such as /api/v1, but is '" + prefix + "'");
    }
}
