package dev.trestle.devdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server and the life of the JVM around it. */
class EmbeddedProcessTest {

    @TempDir
    Path temporary;

    @Test
    void theServerEndsWithTheJvm() throws Exception {
        Map<String, String> said = run(Map.of());
        assertThat(said).containsKeys("data", "url");
        assertThat(Path.of(said.get("data"))).startsWithRaw(temporary);
        assertThat(temporary).isEmptyDirectory();
        assertThatThrownBy(() -> DriverManager.getConnection(said.get("url"))).isInstanceOf(SQLException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rootWithoutUnshareIsToldWhatToDo(@TempDir Path empty) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, who may not run PostgreSQL");
        assertThat(run(Map.of("PATH", empty.toString())).get("failed"))
                .isEqualTo("the embedded PostgreSQL does not run as root where 'unshare -U' is not allowed, as in most"
                        + " containers: build as another user, or use a database by its JDBC URL");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void startsOnASystemWithoutLocales(@TempDir Path empty) throws Exception {
        assertThat(run(Map.of("LOCPATH", empty.toString()))).containsKeys("data", "url");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aKilledJvmsServerIsStoppedByTheNext() throws Exception {
        Path output = Files.createTempFile("trestle-forgetful-", ".log");
        Process killed = process(Map.of("FORGETFUL_WAITS", "true"), output).start();
        Map<String, String> before;
        try {
            while (said(output).size() < 2) {
                assertThat(killed.isAlive()).isTrue();
                Thread.sleep(20);
            }
            before = said(output);
        } finally {
            killed.destroyForcibly().waitFor();
            Files.delete(output);
        }
        assertThat(Path.of(before.get("data"))).isDirectory();
        DriverManager.getConnection(before.get("url")).close();

        assertThat(run(Map.of())).containsKeys("data", "url");

        assertThat(temporary).isDirectoryNotContaining("glob:**/trestle-*");
        assertThatThrownBy(() -> DriverManager.getConnection(before.get("url"))).isInstanceOf(SQLException.class);
    }

    /** Runs {@link ForgetfulMain} to its end; what it printed, by the word before the colon. */
    private Map<String, String> run(Map<String, String> environment) throws Exception {
        Path output = Files.createTempFile("trestle-forgetful-", ".log");
        Process process = process(environment, output).start();
        try {
            assertThat(process.waitFor()).isZero();
            return said(output);
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(output);
        }
    }

    private ProcessBuilder process(Map<String, String> environment, Path output) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + temporary,
                        // The unpacked programs stay, for the next start.
                        "-Dot.epg.working-dir=" + Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForgetfulMain.class.getName()))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder;
    }

    private static Map<String, String> said(Path output) throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8).lines()
                .map(line -> line.split(": ", 2))
                .filter(words -> words.length == 2)
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }
}
