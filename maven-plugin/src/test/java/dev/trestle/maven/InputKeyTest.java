package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputKeyTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path project;

    private final Map<String, TargetChoice> targets = new TreeMap<>();
    private final Set<String> modules = new TreeSet<>();
    private String before;

    @BeforeEach
    void write() throws IOException {
        put("routes.yaml", "routes: []");
        put("queries/search.sql", "select 1");
        put("migrations/V1__film.sql", "create table film ()");
        before = key("1.0");
    }

    @Test
    void isTheSameForTheSameInputs() throws IOException {
        put("routes.yaml", "routes: []");
        put("another-file.txt", "of no interest");
        assertThat(key("1.0")).isEqualTo(before).matches("[0-9a-f]{64}");
    }

    @Test
    void isTheSameInAnotherFolder(@TempDir Path elsewhere) throws IOException {
        project = elsewhere;
        write();
        assertThat(key("1.0")).isEqualTo(before);
    }

    @Test
    void changesWithTheRoutesFile() throws IOException {
        put("routes.yaml", "routes: [] ");
        assertThat(key("1.0")).isNotEqualTo(before);
    }

    @Test
    void changesWithAModuleAmongTheDependencies() throws IOException {
        modules.add("trestle-files");
        assertThat(key("1.0")).isNotEqualTo(before);
    }

    @Test
    void changesWithAQuery() throws IOException {
        put("queries/search.sql", "select 2");
        assertThat(key("1.0")).isNotEqualTo(before);
    }

    @Test
    void changesWithAQuerysName() throws IOException {
        Files.move(project.resolve("queries/search.sql"), project.resolve("queries/find.sql"));
        assertThat(key("1.0")).isNotEqualTo(before);
    }

    @Test
    void changesWithAMigrationInASubfolder() throws IOException {
        put("migrations/more/V2__actor.sql", "create table actor ()");
        assertThat(key("1.0")).isNotEqualTo(before);
    }

    @Test
    void changesWithAMigrationInALinkedFolder(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("V2__actor.sql"), "create table actor ()");
        Files.createSymbolicLink(project.resolve("migrations/more"), elsewhere);
        Files.createSymbolicLink(elsewhere.resolve("again"), elsewhere);
        String linked = key("1.0");
        assertThat(linked).isNotEqualTo(before);
        Files.writeString(elsewhere.resolve("V2__actor.sql"), "create table role ()");
        assertThat(key("1.0")).isNotEqualTo(linked);
    }

    @Test
    void rereadsWhatMayHaveChangedAndNothingElse() throws IOException {
        Path query = project.resolve("queries/search.sql");
        Files.setLastModifiedTime(query, LONG_AGO);
        Configuration configuration = configuration(new DatabaseChoice.Embedded("18.6.0"), "out");
        InputFiles first = new InputFiles(configuration, Map.of());
        InputKey.of(configuration, "1.0", first);
        assertThat(first.taken()).containsOnlyKeys("routes.yaml", "queries/search.sql", "migrations/V1__film.sql");

        Files.writeString(query, "select 2");
        Files.setLastModifiedTime(query, LONG_AGO);
        assertThat(InputKey.of(configuration, "1.0", new InputFiles(configuration, first.taken())))
                .as("same size, same time: taken to be the same").isEqualTo(before);
        Files.setLastModifiedTime(query, FileTime.fromMillis(LONG_AGO.toMillis() + 1));
        assertThat(InputKey.of(configuration, "1.0", new InputFiles(configuration, first.taken()))).isNotEqualTo(before);
    }

    @Test
    void doesNotMixUpWhereOneFileEndsAndTheNextBegins() throws IOException {
        put("queries/search.sql", "select 1create");
        put("migrations/V1__film.sql", " table film ()");
        assertThat(key("1.0")).isNotEqualTo(before);
    }

    @Test
    void changesWithTheGeneratorAndTheParameters() throws IOException {
        assertThat(key("1.1")).isNotEqualTo(before);
        assertThat(key(configuration(new DatabaseChoice.Embedded("17.11.0"), "out"), "1.0")).isNotEqualTo(before);
        assertThat(key(configuration(new DatabaseChoice.Embedded("18.6.0"), "src/generated"), "1.0"))
                .isNotEqualTo(before);
    }

    @Test
    void changesWithASnapshotAndAMigrationOfATarget() throws IOException {
        put("targets/warehouse.yaml", "tables: []");
        put("targets/lake/V1__log.sql", "create table log ()");
        targets.put("warehouse", new TargetChoice.Snapshot(project.resolve("targets/warehouse.yaml")));
        targets.put("lake", new TargetChoice.Migrations(project.resolve("targets/lake")));
        String with = key("1.0");
        assertThat(with).isNotEqualTo(before);
        put("targets/warehouse.yaml", "tables: [ ]");
        String after = key("1.0");
        assertThat(after).isNotEqualTo(with);
        put("targets/lake/V2__more.sql", "create table more ()");
        assertThat(key("1.0")).isNotEqualTo(after);
    }

    @Test
    void changesWithASample() throws IOException {
        put("routes.yaml", """
                package: com.example.api
                files:
                  visits: {format: csv, root: uploads, sample: files/visits.csv}
                routes:
                  - {type: query, query: search, on: files, path: /visits}
                """);
        String without = key("1.0");
        put("files/visits.csv", "id\n1\n");
        String with = key("1.0");
        assertThat(with).isNotEqualTo(without);
        put("files/another.csv", "id\n1\n");
        assertThat(key("1.0")).isEqualTo(with);
        put("files/visits.csv", "id\nx\n");
        assertThat(key("1.0")).isNotEqualTo(with);
    }

    @Test
    void nobodyKnowsWhatALiveTargetHas() {
        DatabaseChoice database = new DatabaseChoice.Embedded("18.6.0");
        targets.put("lake", new TargetChoice.Migrations(project.resolve("targets/lake")));
        assertThat(configuration(database, "out").knowable()).isTrue();
        targets.put("warehouse", new TargetChoice.Live("jdbc:sqlite:warehouse.db", Optional.empty()));
        assertThat(configuration(database, "out").knowable()).isFalse();
    }

    @Test
    void doesWithoutFilesThatAreNotThere() throws IOException {
        Files.delete(project.resolve("routes.yaml"));
        assertThat(key("1.0")).isNotEqualTo(before);
    }

    private String key(String generator) throws IOException {
        return key(configuration(new DatabaseChoice.Embedded("18.6.0"), "out"), generator);
    }

    private static String key(Configuration configuration, String generator) throws IOException {
        return InputKey.of(configuration, generator, new InputFiles(configuration, Map.of()));
    }

    private Configuration configuration(DatabaseChoice database, String output) {
        return new Configuration(
                project,
                project.resolve("target"),
                project.resolve("routes.yaml"),
                project.resolve("queries"),
                project.resolve(output),
                List.of(project.resolve("migrations")),
                database,
                project.resolve("targets"),
                targets,
                modules);
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(project.resolve(path).getParent());
        Files.writeString(project.resolve(path), text);
    }
}
