package dev.trestle.generator.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.cases.Compilation;
import dev.trestle.generator.emit.SourceFile;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many tables, ten columns and five routes for each; {@code -Dtrestle.tables=1500} takes more of them than 500, and
 * {@code -Dtrestle.compile} also compiles all of it.
 */
class ManyTablesTest {

    private static final int TABLES = Integer.getInteger("trestle.tables", 500);

    @TempDir
    private Path folder;

    @Test
    void oneSchema() throws IOException, SQLException {
        StringBuilder routes = new StringBuilder("package: many.tables\nroutes:\n");
        Files.createDirectories(folder.resolve("queries"));
        for (int table = 0; table < TABLES; table++) {
            routes.append(routes(table));
            Files.writeString(folder.resolve("queries/find_" + table + ".sql"),
                    "SELECT id, a, b, c, d, e, f, g, h, i FROM t" + table + " WHERE id = :id\n");
        }
        Files.writeString(folder.resolve("routes.yaml"), routes);
        ConnectionSource database = TestDatabase.source(schema());

        GenerationResult result = new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), database));

        assertThat(result.diagnostics()).isEmpty();
        GenerationResult.Generated generated = (GenerationResult.Generated) result;
        generated.phases().forEach(phase ->
                System.out.printf("%,d tables: %-12s %,6d ms%n", TABLES, phase.name(), phase.nanos() / 1_000_000));
        assertThat(generated.files()).hasSizeGreaterThan(5 * TABLES);
        assertThat(generated.files()).extracting(SourceFile::path)
                .contains("many/tables/TablesApi.java", "many/tables/TablesApiPart1.java");
        if (System.getProperty("trestle.compile") != null) {
            assertThat(Compilation.complaints(generated.files())).isEmpty();
        }
    }

    private static List<String> types() {
        return List.of("text", "integer NOT NULL", "numeric(10, 2)", "timestamptz DEFAULT now()", "jsonb", "text[]",
                "uuid", "boolean NOT NULL", "varchar(40) NOT NULL");
    }

    private static String schema() {
        StringBuilder schema = new StringBuilder();
        for (int table = 0; table < TABLES; table++) {
            schema.append("CREATE TABLE t").append(table).append(" (id bigint PRIMARY KEY");
            for (int column = 0; column < types().size(); column++) {
                schema.append(", ").append((char) ('a' + column)).append(' ').append(types().get(column));
            }
            schema.append(");\n");
        }
        return schema.toString();
    }

    private static String routes(int table) {
        return """
                  - {type: insert, table: t%1$d, path: /t%1$d}
                  - {type: update, table: t%1$d, path: /t%1$d/update}
                  - {type: delete, table: t%1$d, path: /t%1$d/delete}
                  - {type: delete, name: DeleteT%1$dByA, table: t%1$d, path: /t%1$d/delete_by_a, match_columns: [a]}
                  - {type: query, query: find_%1$d, path: /t%1$d/find, one_row: true}
                """.formatted(table);
    }
}
