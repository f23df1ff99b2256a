package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of a request lead to a file. */
class RootTest {

    @TempDir
    private Path directory;
    private Root root;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(directory.resolve("root/2026"));
        Files.createDirectories(directory.resolve("rootx"));
        Files.writeString(directory.resolve("root/2026/07.csv"), "id\n1\n");
        Files.writeString(directory.resolve("rootx/07.csv"), "id\n1\n");
        Files.writeString(directory.resolve("secret.csv"), "id\n1\n");
        root = Root.open("trestle.data.roots.r", directory.resolve("root").toString());
    }

    @Test
    void aFileBelowTheRootIsFound() {
        RootFile file = root.file("2026/07.csv", 5);
        assertThat(file.path()).isEqualTo(root.directory().resolve("2026/07.csv"));
        assertThat(file.size()).isEqualTo(5);
        file.requireUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026/", "2026/08.csv", "2026//07.csv", "./2026/07.csv", "2026/../2026/07.csv", "../secret.csv",
        "../rootx/07.csv", "/etc/passwd", "2026/*.csv", "2026/0[7].csv", "2026/0?.csv", "{2026}/07.csv", "2026\\07.csv",
        "2026/07.csv/x", "2026/07.csv\u0000", "file:2026/07.csv", "\u00e9\ud83d\ude00"})
    void anyOtherNameIsMissing(String name) {
        assertProblem(404, name);
    }

    @Test
    void aNameThatIsTooLongIsMissing() {
        assertProblem(404, "x".repeat(5000));
    }

    @Test
    void linksAreMissing() throws IOException {
        Files.createSymbolicLink(directory.resolve("root/link.csv"), directory.resolve("secret.csv"));
        Files.createSymbolicLink(directory.resolve("root/inside.csv"), directory.resolve("root/2026/07.csv"));
        Files.createSymbolicLink(directory.resolve("root/folder"), directory.resolve("rootx"));
        Files.createLink(directory.resolve("root/hard.csv"), directory.resolve("secret.csv"));
        assertProblem(404, "link.csv");
        assertProblem(404, "inside.csv");
        assertProblem(404, "folder/07.csv");
        assertProblem(404, "hard.csv");
    }

    @Test
    void aLargeFileIsTooLarge() {
        assertProblem(413, "2026/07.csv", 4);
    }

    @Test
    void aFileThatIsReplacedOrWrittenToHasChanged() throws IOException {
        RootFile file = root.file("2026/07.csv", 100);
        Files.writeString(file.path(), "id\n2\n3\n");
        assertThatThrownBy(file::requireUnchanged).isInstanceOf(HttpProblem.class).hasMessageContaining("409");
        RootFile again = root.file("2026/07.csv", 100);
        Files.createLink(directory.resolve("second.csv"), file.path());
        assertThatThrownBy(again::requireUnchanged).hasMessageContaining("409");
        Files.delete(file.path());
        assertThatThrownBy(again::requireUnchanged).hasMessageContaining("409");
    }

    @Test
    void aRootIsADirectoryWithAPlainPath() throws IOException {
        assertThatThrownBy(() -> Root.open("trestle.data.roots.r", directory.resolve("secret.csv").toString()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("trestle.data.roots.r has to be a directory");
        assertThatThrownBy(() -> Root.open("trestle.data.roots.r", directory.resolve("none").toString()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("trestle.data.roots.r has to be a directory");
        Path odd = Files.createDirectory(directory.resolve("odd[1]"));
        assertThatThrownBy(() -> Root.open("trestle.data.roots.r", odd.toString()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("without the characters");
    }

    private void assertProblem(int status, String name) {
        assertProblem(status, name, 100);
    }

    private void assertProblem(int status, String name, long maxSize) {
        assertThatThrownBy(() -> root.file(name, maxSize)).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.status().code()).isEqualTo(status));
    }
}
