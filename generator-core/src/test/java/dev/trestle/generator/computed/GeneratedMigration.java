package dev.trestle.generator.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The migration of computed columns that is generated for a schema. */
final class GeneratedMigration {

    private GeneratedMigration() {}

    /** Its routes file has these computed columns, as lines of it. */
    static GenerationResult.Migration of(Path folder, String packageName, String schema, String columns) throws IOException, SQLException {
        String computed = columns.isEmpty() ? "" : "computed:\n" + columns.strip().indent(2);
        Files.writeString(folder.resolve("routes.yaml"), "package: " + packageName + "\nroutes:\n"
                + "  - {type: delete, table: film, path: /films}\n" + computed);
        GenerationResult result = new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), TestDatabase.source(schema)));
        assertThat(result.diagnostics()).isEmpty();
        GenerationResult.Migration migration = ((GenerationResult.Generated) result).migration();
        assertThat(migration.needed()).isEqualTo(!columns.isEmpty());
        return migration;
    }
}
