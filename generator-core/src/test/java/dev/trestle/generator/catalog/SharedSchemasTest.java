package dev.trestle.generator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads schemas of public projects, which are no part of this one; without them there is nothing to read. */
class SharedSchemasTest {

    /** Beside the project; the tests run in the module's folder. */
    private static final Path FOLDER = Path.of("..", "..", "shared", "schemas");

    /** The release that a schema is for: it has views with security_invoker, or unlogged sequences. */
    private static final Map<String, Integer> NEEDED = Map.of("minder.sql", 15, "postgraphile.sql", 15);

    @Test
    void schemasAreThere() {
        assumeTrue(Files.isDirectory(FOLDER), "no folder with schemas at " + FOLDER.toAbsolutePath().normalize());
        assertThat(schemas()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("schemas")
    void reads(Path file) throws IOException, SQLException {
        TestDatabase.needs(NEEDED.getOrDefault(file.toString(), 14), file.toString());
        String schema = Files.readString(FOLDER.resolve(file));
        try (Connection connection = TestDatabase.create(schema)) {
            Diagnostics diagnostics = new Diagnostics();

            Catalog catalog = new CatalogReader().read(connection, diagnostics).orElseThrow();

            long columns = catalog.tables().stream().mapToLong(table -> table.columns().size()).sum();
            long keys = catalog.tables().stream().filter(table -> !table.primaryKey().isEmpty()).count();
            System.out.printf("%s: %d tables, %d columns, %d primary keys, %d types%n",
                    file, catalog.tables().size(), columns, keys, catalog.types().size());
            assertThat(diagnostics.all()).isEmpty();
            assertThat(catalog.tables()).isNotEmpty().allSatisfy(table ->
                    assertThat(catalog.table(table.schema(), table.name())).containsSame(table));
            assertThat(schema.lines().filter(line -> line.matches("(?i)create table .*"))).as("tables in the file")
                    .hasSizeLessThanOrEqualTo(catalog.tables().size());
        }
    }

    static List<Path> schemas() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(Path::getFileName).filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
