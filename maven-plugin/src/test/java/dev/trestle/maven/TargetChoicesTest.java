package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetChoicesTest {

    private static final String NEITHER =
            " is not a URL that begins with 'jdbc:', nor an existing file or folder;"
            + " set the URL of a database, a snapshot or a folder of migrations.";

    @TempDir
    Path base;

    private final List<Diagnostic> wrong = new ArrayList<>();

    private Path directory;

    @BeforeEach
    void create() throws IOException {
        directory = Files.createDirectories(base.resolve("targets"));
        Files.writeString(directory.resolve("warehouse.yaml"), "tables: []");
        Files.writeString(directory.resolve("notes.txt"), "of no interest");
        Files.createDirectories(directory.resolve("lake"));
        Files.createDirectories(directory.resolve(".git"));
    }

    @Test
    void takesWhatLiesInTheFolder() throws MojoFailureException {
        assertThat(TargetChoices.of(base, directory, Map.of(), Map.of("warehouse", "unused"), wrong)).isEqualTo(Map.of(
                "warehouse", new TargetChoice.Snapshot(directory.resolve("warehouse.yaml")),
                "lake", new TargetChoice.Migrations(directory.resolve("lake"))));
        assertThat(TargetChoices.of(base, base.resolve("none"), Map.of(), Map.of(), wrong)).isEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsNamedCountsMore() throws IOException, MojoFailureException {
        Files.createDirectories(base.resolve("db/stock"));
        Files.createDirectories(base.resolve("other"));
        Files.writeString(base.resolve("other/lake.yml"), "tables: []");
        Map<String, String> named = Map.of(
                "warehouse", " jdbc:sqlite:warehouse.db ", "lake", "other/lake.yml", "stock", "db/stock");
        assertThat(TargetChoices.of(base, directory, named, Map.of("warehouse", "reader"), wrong)).isEqualTo(Map.of(
                "warehouse", new TargetChoice.Live("jdbc:sqlite:warehouse.db", Optional.of("reader")),
                "lake", new TargetChoice.Snapshot(base.resolve("other/lake.yml")),
                "stock", new TargetChoice.Migrations(base.resolve("db/stock"))));
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsNeitherUrlNorFileIsRefused() throws IOException, MojoFailureException {
        Files.writeString(base.resolve("warehouse.db"), "");
        Map<String, String> named = Map.of("warehouse", "warehouse.db", "lake", "jdcb:sqlite:lake.db", "stock", "db/stock");
        TargetChoices.of(base, directory, named, Map.of(), wrong);
        assertThat(wrong).extracting(Diagnostic::toString).containsExactlyInAnyOrder(
                "trestle.target.warehouse [target-catalog] 'warehouse.db' is not a snapshot, as its name does not end in"
                        + " .yaml; if it is a database, set its URL, such as 'jdbc:sqlite:warehouse.db'.",
                "trestle.target.lake [target-catalog] 'jdcb:sqlite:lake.db'" + NEITHER,
                "trestle.target.stock [target-catalog] 'db/stock'" + NEITHER);
    }

    @Test
    void oneTargetWithTwoIsRefused() throws IOException, MojoFailureException {
        Files.createDirectories(directory.resolve("warehouse"));
        TargetChoices.of(base, directory, Map.of(), Map.of(), wrong);
        assertThat(wrong).extracting(Diagnostic::toString).containsExactly("targets/warehouse.yaml [target-catalog] The"
                + " target 'warehouse' has both this snapshot and the folder of migrations targets/warehouse; remove one of them.");
        wrong.clear();
        TargetChoices.of(base, directory, Map.of("warehouse", "jdbc:sqlite:warehouse.db"), Map.of(), wrong);
        assertThat(wrong).isEmpty();
    }

    @Test
    void showsNoPassword() {
        assertThat(new TargetChoice.Live("jdbc:postgresql://db/x?user=a&password=hidden", Optional.empty()))
                .hasToString("jdbc:postgresql://db/x");
        assertThat(new TargetChoice.Live("jdbc:oracle://scott:tiger@db/x", Optional.empty()))
                .hasToString("jdbc:oracle://db/x");
        assertThat(new TargetChoice.Live("jdbc:sqlserver://db;password=hidden", Optional.empty()))
                .hasToString("jdbc:sqlserver://db");
    }
}
