package dev.trestle.generator.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.cases.Compilation;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.Severity;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every route that the tables and views of a schema can have, generated and compiled; of the largest schemas only with
 * {@code -Dtrestle.compile}.
 */
@Order(1)
class RealSchemasTest {

    /** A column whose refusal hid another's may take one more round. */
    private static final int ROUNDS = 5;

    /** So many routes are compiled in every build. */
    private static final int FEW = 300;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "adventureworks", "camunda", "chinook", "chinook_quoted", "cornucopia", "minder", "northwind", "omop", "pagila",
        "postgraphile", "temporal", "thingsboard"
    })
    void realSchema(String name) throws IOException, SQLException {
        assumeTrue(RealSchema.present(name), "the schema " + name + " is not at hand");
        if (List.of("minder", "postgraphile").contains(name)) {
            TestDatabase.needs(15, "the schema " + name);
        }
        everything(RealSchema.load(name));
    }

    @Test
    void torture() throws IOException, SQLException {
        try (var sql = RealSchemasTest.class.getResourceAsStream("torture.sql")) {
            everything(RealSchema.load("torture", new String(sql.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private void everything(RealSchema schema) throws IOException, SQLException {
        Refusals refusals = new Refusals(schema.relations());
        int routes = 0;
        GenerationResult result = new GenerationResult.Rejected(List.of());
        for (int round = 0; round < ROUNDS && result instanceof GenerationResult.Rejected; round++) {
            routes = new SchemaRoutes(folder, schema.targets(), refusals.columns()).write(schema.relations());
            result = generate(schema);
            List<String> routesFile = Files.readAllLines(folder.resolve("routes.yaml"));
            assertThat(result.diagnostics()).filteredOn(d -> !explained(d, refusals, routesFile)).isEmpty();
        }
        assertThat(result).isInstanceOf(GenerationResult.Generated.class);
        if (routes <= FEW || System.getProperty("trestle.compile") != null) {
            assertThat(Compilation.complaints(((GenerationResult.Generated) result).files())).isEmpty();
        }
        long columns = schema.relations().stream().mapToLong(table -> table.columns().size()).sum();
        System.out.printf("| %s | %d | %d | %d | %d | %s |%n",
                schema.name(), schema.relations().size(), columns, routes, refusals.columns().size(), refusals.reasons());
    }

    private static boolean explained(Diagnostic diagnostic, Refusals refusals, List<String> routesFile) {
        return diagnostic.severity() == Severity.WARNING || refusals.add(diagnostic, routesFile);
    }

    private GenerationResult generate(RealSchema schema) throws SQLException {
        return new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), schema.database()));
    }
}
