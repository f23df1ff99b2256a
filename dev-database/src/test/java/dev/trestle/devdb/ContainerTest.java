package dev.trestle.devdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Against a container where Docker runs; the image is the system property {@code trestle.test.image}. */
class ContainerTest {

    @Nested
    class WithDocker extends DevDatabaseContract {
        @Override
        DatabaseSettings settings() {
            if (Docker.find() instanceof Docker.Absent absent) {
                abort(absent.reason());
            }
            return new DatabaseSettings.Container(System.getProperty("trestle.test.image", "postgres:18.6"));
        }
    }

    @Test
    void withoutDockerSaysWhy() {
        assumeTrue(Docker.find() instanceof Docker.Absent, "Docker runs here");
        assertThatThrownBy(() -> DevDatabase.start(new DatabaseSettings.Container("postgres:18.6")))
                .isInstanceOf(DevDatabaseException.class)
                .hasMessageStartingWith("no container can be started: ")
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
}
