package dev.trestle.fileexports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.library.ExportFilms;
import dev.trestle.jobs.Jobs;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Roots that cannot be written to. */
@ExtendWith(Postgres.class)
class TroubleTest {

    private static final String NUMBERS = "{\"run\": \"0f0e0d0c-0000-4000-8000-000000000001\", \"bad\": -1, \"count\": 5}";

    private final Postgres.Database database;

    @TempDir
    private Path directory;

    TroubleTest(Postgres.Database database) {
        this.database = database;
    }

    /** A root whose disk is full, or which cannot be written to, when bytes are written. */
    private record Failing(IOException failure) implements OutputRoot {

        @Override
        public Output begin(Destination destination) {
            return new Output() {
                @Override
                public OutputStream file(String path) {
                    return new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw failure;
                        }
                    };
                }

                @Override
                public String end() {
                    throw new IllegalStateException("Nothing was written");
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void complete(Destination destination, String token) {
            throw new IllegalStateException("Nothing was written");
        }

        @Override
        public void discard(String token) {}

        @Override
        public void sweep() {}
    }

    private void isRefused(IOException failure, int status, String detail) {
        try (Library library = Library.start(database.url(), directory, directory, Map.of("reports", new Failing(failure)))) {
            assertThatThrownBy(() -> library.api().exportFilms.run(new ExportFilms.Request(2001)))
                    .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                        assertThat(problem.status().code()).isEqualTo(status);
                        assertThat(problem.detail()).isEqualTo(detail);
                    });
        }
    }

    @Test
    void aFullDisk() {
        isRefused(new FileSystemException("/srv/secret", null, "No space left on device"), 507,
                "There is no space left for the file films/2001.csv");
    }

    @Test
    void aRootThatMustNotBeWrittenTo() {
        isRefused(new AccessDeniedException("/srv/secret"), 500,
                "The service may not write the file films/2001.csv below the root reports");
    }

    @Test
    void aRootThatDisappears() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        try (Library library = Library.start(database.url(), directory, other, Map.of())) {
            Files.delete(other);
            assertThat(library.failure(503, "/exports/numbers", NUMBERS)).isEqualTo("The file"
                    + " numbers-0f0e0d0c-0000-4000-8000-000000000001.arrows cannot be written, as its folder has disappeared from the root other");
        }
    }

    @Test
    void aFileWhereAFolderHasToBe() throws IOException {
        Files.writeString(directory.resolve("films"), "not a folder");
        try (Library library = Library.start(database.url(), directory, directory, Map.of())) {
            assertThat(library.failure(500, "/exports/films", "{\"year\": 2001}")).contains("something that is no folder");
            assertThat(Library.names(directory)).containsExactly("films");
        }
    }

    @Test
    void aRootThatIsNotConfigured() {
        Trestle trestle = trestle(Map.of("trestle.file-exports.roots.reports", directory.toString()));
        Jobs jobs = Jobs.create(trestle);
        FileExports exports = FileExports.create(trestle);
        assertThatThrownBy(() -> new com.example.library.LibraryApi(trestle, jobs, exports))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trestle.file-exports.roots.other is missing: the directory or the bucket below which files are written");
    }

    @Test
    void aRootThatIsNoDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        Trestle trestle = trestle(Map.of("trestle.file-exports.roots.reports", file.toString()));
        assertThatThrownBy(() -> FileExports.create(trestle)).hasMessage(
                "trestle.file-exports.roots.reports has to be a directory, but " + file + " is none");
        Trestle missing = trestle(Map.of("trestle.file-exports.roots.reports", directory.resolve("none").toString()));
        assertThatThrownBy(() -> FileExports.create(missing)).hasMessageContaining("cannot be read");
    }

    private Trestle trestle(Map<String, String> keys) {
        Map<String, String> all = new java.util.HashMap<>(keys);
        all.put("trestle.database.url", database.url());
        return Trestle.create(Config.just(ConfigSources.create(all)).get("trestle"));
    }
}
