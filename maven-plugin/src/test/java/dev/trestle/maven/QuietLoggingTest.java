package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietLoggingTest {

    private static final String EMBEDDED = "org.slf4j.simpleLogger.log.io.zonky.test";
    private static final String CONTAINERS = "org.slf4j.simpleLogger.log.org.testcontainers";

    @Test
    void leavesTheLevelsOfOtherPluginsAlone() {
        System.setProperty(CONTAINERS, "debug");
        try {
            try (QuietLogging quiet = new QuietLogging()) {
                assertThat(quiet).isNotNull();
                assertThat(System.getProperty(EMBEDDED)).isEqualTo("error");
                assertThat(System.getProperty(CONTAINERS)).isEqualTo("debug");
            }
            assertThat(System.getProperty(EMBEDDED)).isNull();
            assertThat(System.getProperty(CONTAINERS)).isEqualTo("debug");
        } finally {
            System.clearProperty(CONTAINERS);
        }
    }
}
