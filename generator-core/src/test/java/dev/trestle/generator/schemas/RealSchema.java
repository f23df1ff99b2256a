package dev.trestle.generator.schemas;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.WriteTargets;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A schema from the folder beside the project, loaded into a database of its own. */
record RealSchema(String name, ConnectionSource database, Catalog catalog, WriteTargets targets) {

    private static final Path FOLDER = Path.of("..", "..", "shared", "schemas");

    static boolean present(String name) {
        return Files.exists(file(name));
    }

    static RealSchema load(String name) throws IOException, SQLException {
        return load(name, Files.readString(file(name)));
    }

    static RealSchema load(String name, String sql) throws SQLException {
        ConnectionSource database = TestDatabase.source(sql);
        try (Connection connection = database.open()) {
            Catalog catalog = new CatalogReader().read(connection, new Diagnostics()).orElseThrow();
            return new RealSchema(
                    name, database, catalog, new WriteTargets(catalog, SemanticsReader.read(connection)));
        }
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".sql");
    }

    /** Its tables, views and materialized views. */
    List<Table> relations() {
        return catalog.tables();
    }
}
