package dev.trestle.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.emit.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTreeTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    private Path root;
    private SourceTree tree;

    @BeforeEach
    void create() {
        root = folder.resolve("src");
        tree = new SourceTree(root);
    }

    @Test
    void writesIntoAFolderThatIsNotThereYet() throws IOException {
        Changes changes = write(file("a/b/One.java", "one"), file("Two.java", "two"));
        assertThat(changes.list()).extracting(Change::path).containsExactly("Two.java", "a/b/One.java");
        assertThat(changes.list()).allMatch(Change.Missing.class::isInstance);
        assertThat(changes.toWrite()).isEqualTo(2);
        assertThat(root.resolve("a/b/One.java")).content().isEqualTo(text("one"));
        assertThat(files()).containsExactly("Two.java", "a/b/One.java");
    }

    @Test
    void planningWritesNothing() throws IOException {
        assertThat(tree.plan(List.of(file("One.java", "one"))).none()).isFalse();
        assertThat(root).doesNotExist();
    }

    @Test
    void writesOnlyWhatChanged() throws IOException {
        write(file("One.java", "one"), file("Two.java", "two"));
        Files.setLastModifiedTime(root.resolve("One.java"), LONG_AGO);
        Changes changes = write(file("One.java", "one"), file("Two.java", "two, changed"));
        assertThat(changes.list()).singleElement().isInstanceOf(Change.Different.class);
        assertThat(changes.unchanged()).isEqualTo(1);
        assertThat(Files.getLastModifiedTime(root.resolve("One.java"))).isEqualTo(LONG_AGO);
        assertThat(root.resolve("Two.java")).content().isEqualTo(text("two, changed"));
    }

    @Test
    void deletesWhatIsLeftOverAndTheFoldersThatThisEmpties() throws IOException {
        write(file("a/b/One.java", "one"), file("a/c/Two.java", "two"), file("Three.java", "three"));
        Files.writeString(root.resolve("a/c/Mine.java"), "class Mine {}");
        Changes changes = write(file("Three.java", "three"));
        assertThat(changes.toDelete()).isEqualTo(2);
        assertThat(changes.list()).allMatch(Change.LeftOver.class::isInstance);
        assertThat(files()).containsExactly("Three.java", "a/c/Mine.java");
        assertThat(root.resolve("a/b")).doesNotExist();
    }

    @Test
    void knowsItsDocumentByTheFirstMemberWhateverTheLineEnds() throws IOException {
        SourceFile document = new SourceFile("a/openapi.json", SourceFile.JSON_MARK + "\",\n  \"openapi\": \"3.1.1\"\n}\n");
        write(document);
        Path file = root.resolve("a/openapi.json");
        Files.writeString(file, document.text().replace("\n", "\r\n"));
        assertThat(tree.plan(List.of(document)).none()).isTrue();
        Files.writeString(root.resolve("a/other.json"), "{\"openapi\": \"3.1.1\"}\n");
        assertThat(write().toDelete()).isEqualTo(1);
        assertThat(files()).containsExactly("a/other.json");
        assertThat(tree.plan(List.of(new SourceFile("a/other.json", document.text()))).foreign()).containsExactly("a/other.json");
    }

    @Test
    void keepsTheRootWhenNothingIsLeft() throws IOException {
        write(file("One.java", "one"));
        write();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void neverTouchesAFileWithoutTheMark() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("Mine.java"), " " + text("not at the very beginning"));
        Files.writeString(root.resolve("Empty.java"), "");
        assertThat(write().none()).isTrue();
        assertThat(files()).containsExactly("Empty.java", "Mine.java");
    }

    @Test
    void writesNothingAtAllWhileAForeignFileIsInTheWay() throws IOException {
        Files.createDirectories(root);
        Files.writeString(root.resolve("One.java"), "class One {}");
        Changes changes = tree.plan(List.of(file("One.java", "one"), file("Two.java", "two")));
        assertThat(changes.foreign()).containsExactly("One.java");
        assertThatThrownBy(() -> tree.write(changes)).isInstanceOf(IllegalStateException.class);
        assertThat(root.resolve("One.java")).content().isEqualTo("class One {}");
        assertThat(files()).containsExactly("One.java");
    }

    @Test
    void aFolderOrAFileInThePathIsForeignToo() throws IOException {
        Files.createDirectories(root.resolve("One.java"));
        Files.writeString(root.resolve("a"), "a file");
        assertThat(tree.plan(List.of(file("One.java", "one"), file("a/Two.java", "two"))).foreign())
                .containsExactly("One.java", "a/Two.java");
    }

    @Test
    void carriageReturnsOfACheckoutAreNoDifference() throws IOException {
        write(file("One.java", "one\ntwo\n"));
        String before = hash("One.java");
        Files.writeString(root.resolve("One.java"), text("one\ntwo\n").replace("\n", "\r\n"));
        assertThat(tree.plan(List.of(file("One.java", "one\ntwo\n"))).none()).isTrue();
        assertThat(tree.fingerprints()).containsOnlyKeys("One.java");
        assertThat(hash("One.java")).isEqualTo(before);
    }

    @Test
    void aNameThatChangesOnlyInCaseSurvives() throws IOException {
        write(file("Films.java", "one"));
        write(file("FILMS.java", "two"));
        assertThat(files()).containsExactly("FILMS.java");
        assertThat(root.resolve("FILMS.java")).content().isEqualTo(text("two"));
    }

    @Test
    void fingerprintsChangeWithTheText() throws IOException {
        write(file("One.java", "one"));
        String before = hash("One.java");
        Files.writeString(root.resolve("One.java"), text("touched"));
        assertThat(hash("One.java")).isNotEqualTo(before).matches("[0-9a-f]{64}");
    }

    @Test
    void readsOnlyFilesOfAnotherSizeOrTimeWhereTheOthersAreKnown() throws IOException {
        write(file("One.java", "one"), file("Two.java", "two"));
        age();
        Map<String, Fingerprint> earlier = tree.fingerprints();
        // As nothing but a tool that sets times does it: a rewritten file that keeps its size and its time.
        Files.writeString(root.resolve("One.java"), text("eno"));
        age();
        Files.writeString(root.resolve("Two.java"), text("owt"));
        assertThat(tree.fingerprints(earlier).get("One.java")).isEqualTo(earlier.get("One.java"));
        assertThat(tree.fingerprints(earlier).get("Two.java").hash()).isEqualTo(hash("Two.java"))
                .isNotEqualTo(earlier.get("Two.java").hash());
        assertThat(hash("One.java")).as("with nothing known").isNotEqualTo(earlier.get("One.java").hash());
    }

    @Test
    void aFileThatIsOursNoMoreHasNoFingerprint() throws IOException {
        write(file("One.java", "one"));
        Map<String, Fingerprint> earlier = tree.fingerprints();
        Files.writeString(root.resolve("One.java"), text("one").replace('G', 'g'));
        assertThat(tree.fingerprints(earlier)).isEmpty();
        Files.delete(root.resolve("One.java"));
        assertThat(tree.fingerprints(earlier)).isEmpty();
    }

    @Test
    void theRootMayBeALink() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(root, elsewhere);
        write(file("a/One.java", "one"));
        assertThat(tree.fingerprints()).containsOnlyKeys("a/One.java");
        assertThat(elsewhere.resolve("a/One.java")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../One.java", "a/../../One.java", "/tmp/One.java", "", ".", "a\\One.java"})
    void noPathLeavesTheRoot(String path) {
        assertThatThrownBy(() -> tree.plan(List.of(file(path, "one"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("would not lie under");
    }

    @Test
    void noLinkLeavesTheRoot() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("a"), elsewhere);
        assertThatThrownBy(() -> tree.plan(List.of(file("a/b/One.java", "one"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("would not lie under");
    }

    private Changes write(SourceFile... files) throws IOException {
        Changes changes = tree.plan(List.of(files));
        tree.write(changes);
        assertThat(tree.plan(List.of(files)).none()).isTrue();
        return changes;
    }

    private void age() throws IOException {
        for (String file : files()) {
            Files.setLastModifiedTime(root.resolve(file), LONG_AGO);
        }
    }

    private String hash(String path) throws IOException {
        return tree.fingerprints().get(path).hash();
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text(text));
    }

    private static String text(String text) {
        return SourceFile.MARK + " from routes.yaml\n" + text + "\n";
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
