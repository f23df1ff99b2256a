package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetChoicesTest {

    @TempDir
    Path base;

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
        assertThat(TargetChoices.of(base, directory, Map.of(), Map.of("warehouse", "unused"))).isEqualTo(Map.of(
                "warehouse", new TargetChoice.Snapshot(directory.resolve("warehouse.yaml")),
                "lake", new TargetChoice.Migrations(directory.resolve("lake"))));
        assertThat(TargetChoices.of(base, base.resolve("none"), Map.of(), Map.of())).isEmpty();
    }

    @Test
    void whatIsNamedCountsMore() throws MojoFailureException {
        Map<String, String> named = Map.of(
                "warehouse", " jdbc:sqlite:warehouse.db ", "lake", "other/lake.yml", "stock", "db/stock");
        assertThat(TargetChoices.of(base, directory, named, Map.of("warehouse", "reader"))).isEqualTo(Map.of(
                "warehouse", new TargetChoice.Live("jdbc:sqlite:warehouse.db", Optional.of("reader")),
                "lake", new TargetChoice.Snapshot(base.resolve("other/lake.yml")),
                "stock", new TargetChoice.Migrations(base.resolve("db/stock"))));
    }

    @Test
    void oneTargetWithTwoIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("warehouse"));
        assertThatThrownBy(() -> TargetChoices.of(base, directory, Map.of(), Map.of()))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("the target 'warehouse' has both a snapshot and a folder of migrations in targets: remove one of"
                        + " them");
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
