package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.output.Change;
import dev.trestle.generator.output.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migration of computed columns beside the sources. */
class GeneratedFilesTest {

    private static final String MARK = GenerationResult.Migration.MARK + " for com.example ";
    private static final String TEXT = MARK + "from routes.yaml; do not edit.\nSELECT 1;\n";

    @TempDir
    Path project;

    private GeneratedFiles files() {
        return new GeneratedFiles(configuration());
    }

    private Configuration configuration() {
        return new Configuration(project, project.resolve("target"), project.resolve("routes.yaml"), project.resolve("queries"),
                project.resolve("target/out"), List.of(project.resolve("first"), project.resolve("second")),
                new DatabaseChoice.Embedded("18.6.0"), project.resolve("targets"), Map.of(), Set.of());
    }

    private static GenerationResult.Generated generated(boolean needed) {
        return new GenerationResult.Generated(List.of(), new GenerationResult.Migration("R__trestle_computed.sql", MARK, TEXT, needed),
                new GenerationResult.Migration("R__trestle_history.sql", MARK, TEXT, false), List.of(), List.of());
    }

    private Path put(String path, String text) throws IOException {
        Files.createDirectories(project.resolve(path).getParent());
        return Files.writeString(project.resolve(path), text);
    }

    @Test
    void isWrittenIntoTheFirstFolderOfMigrations() throws IOException {
        Changes changes = files().plan(generated(true));
        assertThat(changes.list()).extracting(Change::kind, change -> GeneratedFiles.shown(configuration(), change.path()))
                .containsExactly(tuple("missing", "first/R__trestle_computed.sql"));
        files().write(changes);
        assertThat(project.resolve("first/R__trestle_computed.sql")).content().isEqualTo(TEXT);
        assertThat(files().plan(generated(true)).none()).isTrue();
        assertThat(files().fingerprints(Map.of())).containsOnlyKeys("R__trestle_computed.sql");
    }

    @Test
    void staysInTheFolderThatHasItWhateverItsLineEnds() throws IOException {
        Path there = put("second/R__trestle_computed.sql", TEXT.replace("\n", "\r\n"));
        assertThat(files().plan(generated(true)).none()).isTrue();
        Files.writeString(there, TEXT + "-- more\n");
        Changes changes = files().plan(generated(true));
        assertThat(changes.list()).singleElement().isInstanceOf(Change.Different.class);
        files().write(changes);
        assertThat(there).content().isEqualTo(TEXT);
    }

    @Test
    void withoutComputedColumnsIsOnlyThereIfItWas() throws IOException {
        assertThat(files().plan(generated(false)).none()).isTrue();
        put("first/R__trestle_computed.sql", TEXT + "-- more\n");
        assertThat(files().plan(generated(false)).list()).singleElement().isInstanceOf(Change.Different.class);
    }

    /** Two executions may share a folder of migrations. */
    @Test
    void leavesThatOfAnotherPackageAlone() throws IOException {
        put("first/R__trestle_computed.sql", TEXT.replace(" com.example ", " com.example.other "));
        assertThat(files().plan(generated(false)).none()).isTrue();
        assertThat(files().plan(generated(true)).foreign()).containsExactly("R__trestle_computed.sql");
    }

    @Test
    void doesNotTakeThePlaceOfAnotherFile() throws IOException {
        put("first/R__trestle_computed.sql", "SELECT 1;\n");
        assertThat(files().plan(generated(true)).foreign()).containsExactly("R__trestle_computed.sql");
        assertThat(files().fingerprints(Map.of())).isEmpty();
    }
}
