package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of a request lead to several files. */
class FilePatternTest {

    @TempDir
    private Path directory;
    private Root root;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : List.of("a.csv", "2026/07.csv", "2026/08.csv", "2026/08.txt", "2026/sub/09.csv", "2026/sub/10.CSV", "2027/07.csv",
                "2026/.hidden.csv", "2026/_temporary/x.csv", "2026/.git/x.csv", "many/1.csv", "many/2.csv", "many/3.csv", "many/4.csv")) {
            Path file = directory.resolve("root").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "id\n1\n");
        }
        Files.createDirectories(directory.resolve("outside"));
        Files.writeString(directory.resolve("outside/07.csv"), "id\n1\n");
        root = Root.open("trestle.data.roots.r", directory.resolve("root").toString());
    }

    private List<String> find(String... names) {
        return find(6, names);
    }

    private List<String> find(int max, String... names) {
        Dataset many = Dataset.of("d", FileFormat.CSV, "r", Validation.STRICT).many();
        return new FileNames(many, root, max, 100).find(Arrays.asList(names)).stream().map(RootFile::name).toList();
    }

    private void assertProblem(int status, int max, String... names) {
        assertThatThrownBy(() -> find(max, names)).isInstanceOfSatisfying(HttpProblem.class,
                problem -> assertThat(problem.status().code()).isEqualTo(status));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', value = {
        "a.csv = a.csv",
        "2026/*.csv = 2026/07.csv 2026/08.csv",
        "2026/* = 2026/07.csv 2026/08.csv 2026/08.txt",
        "2026/0?.csv = 2026/07.csv 2026/08.csv",
        "202?/07.csv = 2026/07.csv 2027/07.csv",
        "*/07.csv = 2026/07.csv 2027/07.csv",
        "2026/ = 2026/07.csv 2026/08.csv 2026/sub/09.csv 2026/sub/10.CSV",
        "2026/s*/ = 2026/sub/09.csv 2026/sub/10.CSV",
        "*7/ = 2027/07.csv"})
    void aPatternLeadsToFiles(String name, String expected) {
        assertThat(find(name)).containsExactly(expected.split(" "));
    }

    @Test
    void eachFileIsThereOnce() {
        assertThat(find("2026/08.csv", "2026/*.csv", "2026/08.csv")).containsExactly("2026/08.csv", "2026/07.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "*/*/*/*", "none/", "2026/*.parquet", "2026", "../*", "../root/*", "2026/../*", "./*", "//*", "/etc/*", "**",
        "2026/[0]*", "2026/{07,08}.csv", "2026\\*", "a.csv/", "a.csv/*", "2026/*\u0000", "2026/.hidden*", "2026/_temporary/*.txt", "2026/08.csv*/"})
    void anyOtherNameIsMissing(String name) {
        assertProblem(404, 6, name);
    }

    @Test
    void noNamesAndNullAreMissing() {
        assertProblem(404, 6);
        assertThatThrownBy(() -> new FileNames(Dataset.of("d", FileFormat.CSV, "r", Validation.STRICT).many(), root, 6, 100)
                .find(Collections.singletonList(null))).hasMessageContaining("404");
    }

    @Test
    void aDatasetOfOneFileHasNoPatterns() {
        Dataset one = Dataset.of("d", FileFormat.CSV, "r", Validation.STRICT);
        for (String name : List.of("2026/*.csv", "2026/", "2026/0?.csv")) {
            assertThatThrownBy(() -> new FileNames(one, root, 6, 100).find(List.of(name))).hasMessageContaining("404");
        }
    }

    /** An answer without their rows would look complete. */
    @Test
    void linksAreRefused() throws IOException {
        Path inside = directory.resolve("root");
        Files.createSymbolicLink(inside.resolve("2026/link.csv"), directory.resolve("outside/07.csv"));
        assertProblem(404, 6, "2026/*.csv");
        assertProblem(404, 6, "2026/");
        assertThat(find("2026/0*.csv")).hasSize(2);
        Files.delete(inside.resolve("2026/link.csv"));
        Files.createLink(inside.resolve("2027/hard.csv"), directory.resolve("outside/07.csv"));
        assertProblem(404, 6, "2027/*.csv");
        Files.createSymbolicLink(inside.resolve("folder"), directory.resolve("outside"));
        assertProblem(404, 6, "folder/*.csv");
        assertProblem(404, 6, "fold*/07.csv");
        assertProblem(404, 6, "folder/");
        Files.createSymbolicLink(inside.resolve("2026/sub/round"), inside.resolve("2026"));
        assertProblem(404, 6, "2026/");
    }

    @Test
    void tooManyFilesAndTooLargeFilesAreRefused() throws IOException {
        assertThat(find(4, "many/")).hasSize(4);
        assertProblem(422, 3, "many/");
        assertProblem(422, 3, "many/*");
        assertProblem(422, 3, "many/1.csv", "many/2.csv", "many/3.csv", "many/4.csv");
        for (int i = 0; i < 25; i++) {
            Files.writeString(directory.resolve("root/many/" + i + ".txt"), "");
        }
        assertProblem(422, 1, "many/1.c*");
        Files.writeString(directory.resolve("root/many/5.csv"), "x".repeat(101));
        assertProblem(413, 6, "many/");
    }
}
