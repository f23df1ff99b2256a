package dev.trestle.fileexports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process with little memory that is killed while it writes. */
@ExtendWith(Postgres.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
class KilledTest {

    private final Postgres.Database database;

    @TempDir
    private Path directory;

    KilledTest(Postgres.Database database) {
        this.database = database;
    }

    /** The process: submits a job that takes a while. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Path directory = Path.of(arguments[1]);
            Library library = Library.start(arguments[0], directory, directory, Map.of());
            System.out.println("job " + library.submit("/exports/lines",
                    "{\"run\": \"0f0e0d0c-0000-4000-8000-000000000001\", \"bad\": -1, \"count\": 3000000}"));
        }
    }

    private boolean isWriting() {
        return Library.files(directory).values().stream().anyMatch(file -> file.endsWith("output") && file.toFile().length() > 0);
    }

    @Test
    void theFileIsNotThereAndThenWhole() throws Exception {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-cp", System.getProperty("java.class.path"), "-Xmx64m", "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                Main.class.getName(), database.url(), directory.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String job;
        try {
            BufferedReader out = process.inputReader();
            job = out.readLine().substring("job ".length());
            Waiting.until(this::isWriting);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Library.names(directory)).hasSize(2).allMatch(name -> name.startsWith(".trestle/"));
        makeOld();
        try (Library library = Library.start(database.url(), directory, directory, Map.of())) {
            assertThat(library.ended(job).get("result").get("rows").asLong()).isEqualTo(3_000_000);
        }
        assertThat(Library.names(directory)).containsExactly("lines.ndjson");
        try (var lines = Files.lines(directory.resolve("lines.ndjson"))) {
            assertThat(lines.count()).isEqualTo(3_000_000);
        }
    }

    private void makeOld() throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofMinutes(2)));
        try (var folders = Files.list(directory.resolve(".trestle"))) {
            for (Path folder : folders.toList()) {
                Files.setLastModifiedTime(folder, old);
            }
        }
    }
}
