package dev.trestle.generator.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.cases.Compilation;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route that the tables of a real schema can have, generated and compiled. */
class RealSchemasTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "camunda", "chinook", "chinook_quoted", "cornucopia", "minder", "northwind", "omop", "pagila",
        "temporal", "thingsboard"
    })
    void everyTable(String name) throws IOException, SQLException {
        assumeTrue(RealSchema.present(name), "the schema " + name + " is not at hand");
        RealSchema schema = RealSchema.load(name);
        new SchemaRoutes(folder, Set.of()).write(schema.relations());
        Refused refused = refused(schema, generate(schema));

        int routes = new SchemaRoutes(folder, refused.columns).write(schema.relations());
        GenerationResult result = generate(schema);

        assertThat(result.diagnostics()).filteredOn(d -> d.code() != DiagnosticCode.UNUSED_QUERY).isEmpty();
        assertThat(result).isInstanceOf(GenerationResult.Generated.class);
        assertThat(Compilation.complaints(((GenerationResult.Generated) result).files())).isEmpty();
        long columns = schema.relations().stream().mapToLong(table -> table.columns().size()).sum();
        System.out.printf("%-15s %3d relations %4d columns %4d routes %3d columns refused %s%n",
                name, schema.relations().size(), columns, routes, refused.columns.size(), refused.byType);
    }

    private GenerationResult generate(RealSchema schema) throws SQLException {
        return new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), schema.database()));
    }

    private record Refused(Set<String> columns, TreeMap<String, Integer> byType) {}

    /** The columns that the first run refused; it must have had no other reason to fail. */
    private static Refused refused(RealSchema schema, GenerationResult result) {
        assertThat(result.diagnostics()).allMatch(d -> d.code() == DiagnosticCode.UNSUPPORTED_TYPE);
        Refused refused = new Refused(new TreeSet<>(), new TreeMap<>());
        String all = String.join("\n", result.diagnostics().stream().map(Diagnostic::message).toList());
        for (Table table : schema.relations()) {
            for (Column column : table.columns()) {
                if (all.contains("The column '" + table.name() + "." + column.name() + "' has the type "
                        + column.typeText() + ",")) {
                    refused.columns.add(SchemaRoutes.id(table, column));
                    refused.byType.merge(column.typeText(), 1, Integer::sum);
                }
            }
        }
        return refused;
    }
}
