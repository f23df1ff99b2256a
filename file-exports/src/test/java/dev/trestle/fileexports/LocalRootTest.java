package dev.trestle.fileexports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs in a directory, with everything that can come between their steps. */
class LocalRootTest {

    private static final Duration AGE = Duration.ofHours(1);

    @TempDir
    private Path directory;
    private LocalRoot root;

    @BeforeEach
    void open() throws IOException {
        root = new LocalRoot(directory.toRealPath(), AGE);
    }

    private static Destination replacing(String name) {
        return new Destination(name, IfExists.REPLACE);
    }

    private static Destination refusing(String name) {
        return new Destination(name, IfExists.REFUSE);
    }

    private static void write(Output output, String path, String text) throws IOException {
        try (OutputStream file = output.file(path)) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The token of an output with one file. */
    private String ended(Destination destination, String path, String text) throws IOException {
        try (Output output = root.begin(destination)) {
            write(output, path, text);
            return output.end();
        }
    }

    private Path hidden(String token) {
        return directory.resolve(".trestle").resolve(token);
    }

    @Test
    void nothingIsVisibleBeforeItIsComplete() throws IOException {
        Destination destination = replacing("a/b/films.csv");
        String token = ended(destination, "", "x");
        assertThat(directory.resolve("a")).doesNotExist();
        root.complete(destination, token);
        assertThat(directory.resolve("a/b/films.csv")).hasContent("x");
        root.complete(destination, token);
        assertThat(Library.names(directory)).containsExactly("a/b/films.csv");
    }

    @Test
    void anOutputThatIsClosedLeavesNothing() throws IOException {
        try (Output output = root.begin(replacing("films"))) {
            write(output, "year=1/part-0.csv", "x");
        }
        assertThat(Library.names(directory)).isEmpty();
    }

    @Test
    void aDiscardedOutputCannotBeCompleted() throws IOException {
        String token = ended(replacing("films.csv"), "", "x");
        root.discard(token);
        root.discard(token);
        assertThatThrownBy(() -> root.complete(replacing("films.csv"), token)).isInstanceOf(NoSuchFileException.class);
        assertThat(Library.names(directory)).isEmpty();
    }

    @Test
    void oneOfManyIsNotRefused() throws Exception {
        for (String path : List.of("", "year=1/part-0.csv")) {
            Destination destination = refusing("films" + path.length());
            List<Callable<String>> attempts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String token = ended(destination, path, Integer.toString(i));
                attempts.add(() -> {
                    root.complete(destination, token);
                    return token;
                });
            }
            int completed = 0;
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (Future<String> attempt : threads.invokeAll(attempts)) {
                    try {
                        attempt.get();
                        completed++;
                    } catch (ExecutionException e) {
                        assertThat(e).hasCauseInstanceOf(FileAlreadyExistsException.class);
                    }
                }
            }
            assertThat(completed).isEqualTo(1);
        }
    }

    /** An output may find the place taken, and free again a moment later. */
    @RepeatedTest(50)
    void manyReplaceAFolder() throws Exception {
        Destination destination = replacing("films");
        List<Callable<String>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String token = ended(destination, "year=" + i + "/part-0.csv", "x");
            attempts.add(() -> {
                root.complete(destination, token);
                return token;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> attempt : threads.invokeAll(attempts)) {
                attempt.get();
            }
        }
        assertThat(Library.names(directory)).singleElement().asString().matches("films/year=[0-7]/part-0.csv");
    }

    @Test
    void aFileAndAFolderReplaceEachOther() throws IOException {
        root.complete(replacing("films"), ended(replacing("films"), "", "file"));
        root.complete(replacing("films"), ended(replacing("films"), "year=1/part-0.csv", "x"));
        assertThat(Library.names(directory)).containsExactly("films/year=1/part-0.csv");
        root.complete(replacing("films"), ended(replacing("films"), "", "file"));
        assertThat(Library.names(directory)).containsExactly("films");
    }

    @Test
    void anInterruptedLinkIsNotRefusedAgain() throws IOException {
        String token = ended(refusing("films.csv"), "", "x");
        Files.createLink(directory.resolve("films.csv"), hidden(token).resolve("output"));
        root.complete(refusing("films.csv"), token);
        assertThat(Library.names(directory)).containsExactly("films.csv");
    }

    @Test
    void anInterruptedReplacementIsUndone() throws IOException {
        root.complete(replacing("films"), ended(replacing("films"), "year=1/part-0.csv", "old"));
        String token = ended(replacing("films"), "year=2/part-0.csv", "new");
        Files.move(directory.resolve("films"), hidden(token).resolve("replaced-0"));
        root.discard(token);
        assertThat(Library.names(directory)).containsExactly("films/year=1/part-0.csv");
    }

    @Test
    void anInterruptedReplacementIsContinued() throws IOException {
        root.complete(replacing("films"), ended(replacing("films"), "year=1/part-0.csv", "old"));
        String token = ended(replacing("films"), "year=2/part-0.csv", "new");
        Files.move(directory.resolve("films"), hidden(token).resolve("replaced-0"));
        root.complete(replacing("films"), token);
        assertThat(Library.names(directory)).containsExactly("films/year=2/part-0.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"films", "films/more"})
    void aLinkIsNotFollowed(String folder, @TempDir Path outside) throws IOException {
        Path link = directory.resolve(folder);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, outside);
        Destination destination = replacing(folder + "/a.csv");
        String token = ended(destination, "", "x");
        assertThatThrownBy(() -> root.complete(destination, token)).isInstanceOf(NotDirectoryException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void whatNoProcessWritesIsSwept() throws IOException {
        LocalRoot others = new LocalRoot(root.directory(), AGE);
        try (Output open = others.begin(replacing("open.csv"))) {
            write(open, "", "x");
            String ended = ended(replacing("ended.csv"), "", "x");
            String waiting = ended(replacing("waiting.csv"), "", "x");
            Path killed = hidden("11111111-0000-4000-8000-000000000000");
            Path fresh = hidden("22222222-0000-4000-8000-000000000000");
            for (Path folder : List.of(killed, fresh)) {
                Files.createDirectory(folder);
                Files.writeString(folder.resolve("open"), "killed.csv");
            }
            FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
            Files.setLastModifiedTime(hidden(ended).resolve("ended"), old);
            for (Path folder : List.of(hidden(waiting), hidden(ended), killed)) {
                Files.setLastModifiedTime(folder, old);
            }
            root.sweep();
            assertThat(killed).doesNotExist();
            assertThat(hidden(ended)).doesNotExist();
            assertThat(hidden(waiting)).exists();
            assertThat(fresh).exists();
            others.complete(replacing("open.csv"), open.end());
        }
        assertThat(directory.resolve("open.csv")).hasContent("x");
    }
}
