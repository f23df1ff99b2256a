package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The health endpoints while all is well; {@link OutageIT} has the rest. */
@ExtendWith(RunningLibrary.class)
class HealthIT {

    private final Library library;

    HealthIT(Library library) {
        this.library = library;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/observe/health", "/observe/health/live", "/observe/health/ready"})
    void allIsWell(String path) {
        assertThat(library.get(path).status()).isBetween(200, 204);
    }
}
