package dev.trestle.generator.dataset;

import dev.trestle.generator.config.DatasetSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** The datasets as empty tables of DuckDB, in which no query can read anything else. */
final class Tables {

    private Tables() {}

    static void create(Connection connection, List<DatasetSpec> datasets) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (DatasetSpec dataset : datasets) {
                statement.execute("CREATE TABLE " + quoted(dataset.name().value()) + dataset.table().stream()
                        .map(column -> quoted(column.name()) + " " + column.type().duckDb())
                        .collect(Collectors.joining(", ", " (", ")")));
            }
            for (String setting : List.of("TimeZone = 'UTC'", "autoinstall_known_extensions = false",
                    "autoload_known_extensions = false", "enable_external_access = false", "errors_as_json = true",
                    "lock_configuration = true")) {
                statement.execute("SET " + setting);
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
