package dev.trestle.generator.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every table of a schema with history; then each gets another column, and its history, too. */
class RealHistoriesTest {

    /** How many tables in the schema of histories have the new column, and how many others. */
    private static final String LATER = """
            SELECT count(*) FILTER (WHERE c.relnamespace = 'trestle_history'::regnamespace) || ' '
                || count(*) FILTER (WHERE c.relnamespace <> 'trestle_history'::regnamespace)
              FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind = 'r'
             WHERE a.attname = 'trestle_later'""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"adventureworks", "chinook_quoted", "pagila", "thingsboard"})
    void realSchema(String name) throws IOException, SQLException {
        assumeTrue(RealSchema.present(name), "the schema " + name + " is not at hand");
        later(RealSchema.load(name));
    }

    @Test
    void torture() throws IOException, SQLException {
        try (var sql = RealHistoriesTest.class.getResourceAsStream("torture.sql")) {
            later(RealSchema.load("torture", new String(sql.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private void later(RealSchema schema) throws SQLException, IOException {
        List<Table> tables = schema.relations().stream()
                .filter(table -> table.kind() == TableKind.TABLE && !table.primaryKey().isEmpty()).toList();
        assertThat(tables).isNotEmpty();
        try (Connection connection = schema.database().open(); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("BEGIN;" + migration(schema, tables) + ";COMMIT");
            int changed = 0;
            for (Table table : tables) {
                try (ResultSet row = statement.executeQuery("SELECT relispartition FROM pg_class WHERE oid = " + table.oid())) {
                    row.next();
                    if (row.getBoolean(1)) {
                        continue; // It would get the column with the table above it.
                    }
                }
                statement.execute("ALTER TABLE " + table.sql() + " ADD trestle_later varchar(3) DEFAULT 'new'");
                changed++;
            }
            statement.execute("BEGIN;" + migration(schema, tables) + ";COMMIT");
            try (ResultSet row = statement.executeQuery(LATER)) {
                row.next();
                assertThat(row.getString(1)).isEqualTo(changed + " " + changed);
            }
        }
    }

    private String migration(RealSchema schema, List<Table> tables) throws SQLException, IOException {
        String names = tables.stream().map(table -> "\"" + (table.schema() + "." + table.name()).replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", "));
        Files.writeString(folder.resolve("routes.yaml"), "package: com.example\nhistory: [" + names + "]\nroutes:\n"
                + "  - {type: delete, table: " + names.split(", ")[0] + ", path: /rows, name: DeleteRows}\n");
        GenerationResult result = new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), schema.database()));
        assertThat(result.diagnostics()).filteredOn(diagnostic -> diagnostic.severity() != Severity.WARNING).isEmpty();
        return ((GenerationResult.Generated) result).history().text();
    }
}
