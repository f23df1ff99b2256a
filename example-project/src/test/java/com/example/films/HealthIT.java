package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The health endpoints while all is well; {@link OutageIT} has the rest. */
@LibraryTest
class HealthIT {

    private final Library library;

    HealthIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/observe/health", "/observe/health/live", "/observe/health/ready"})
    void allIsWell(String path) {
        assertThat(library.get(path).status()).isBetween(200, 204);
    }
}
