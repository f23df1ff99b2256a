package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A project with many tables, and five routes for each. */
record TablesProject(Path folder) {

    private static final List<String> TYPES = List.of(
            "text", "integer NOT NULL", "numeric(10, 2)", "timestamptz DEFAULT now()", "jsonb", "text[]", "uuid",
            "boolean NOT NULL", "varchar(40) NOT NULL");

    static TablesProject create(Path folder, int tables) throws IOException {
        TablesProject project = new TablesProject(folder);
        project.clear(folder);
        Path queries = folder.resolve("src/main/trestle/queries");
        Path migrations = folder.resolve("src/main/resources/db/migration");
        Files.createDirectories(queries);
        Files.createDirectories(migrations);
        // Keeps Maven from looking for settings in the folders above.
        Files.createDirectories(folder.resolve(".mvn"));
        StringBuilder routes = new StringBuilder("package: many.tables\nroutes:\n");
        StringBuilder schema = new StringBuilder();
        for (int table = 0; table < tables; table++) {
            schema.append(table(table));
            routes.append(routes(table));
            Files.writeString(queries.resolve("find_" + table + ".sql"),
                    "SELECT id, a, b, c, d, e, f, g, h, i FROM t" + table + " WHERE id = :id\n");
        }
        Files.writeString(migrations.resolve("V1__tables.sql"), schema);
        Files.writeString(folder.resolve("src/main/trestle/routes.yaml"), routes);
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>tables</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
        return project;
    }

    /** As if it had never been built. */
    void forget() throws IOException {
        clear(folder.resolve("target"));
    }

    private void clear(Path start) throws IOException {
        if (Files.exists(start)) {
            try (Stream<Path> files = Files.walk(start)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String table(int table) {
        StringBuilder sql = new StringBuilder("CREATE TABLE t" + table + " (id bigint PRIMARY KEY");
        for (int column = 0; column < TYPES.size(); column++) {
            sql.append(", ").append((char) ('a' + column)).append(' ').append(TYPES.get(column));
        }
        return sql.append(");\n").toString();
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
