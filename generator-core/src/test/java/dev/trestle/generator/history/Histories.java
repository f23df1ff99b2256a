package dev.trestle.generator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection to a database with histories, and the migrations that make them. */
record Histories(Connection connection) implements AutoCloseable {

    /** The migration of the package for this schema and this list of tables. */
    static String migration(Path folder, String packageName, String schema, String tables) throws IOException, SQLException {
        Files.writeString(folder.resolve("routes.yaml"), "package: " + packageName + "\nhistory: [" + tables + "]\nroutes:\n"
                + "  - {type: delete, table: " + tables.split(",")[0] + ", path: /rows}\n");
        GenerationResult result = new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), TestDatabase.temporary(schema)));
        assertThat(result.diagnostics()).isEmpty();
        return ((GenerationResult.Generated) result).history().text();
    }

    /** Runs statements. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The text of the first value. */
    String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** The rows of a table or function, each as JSON, by its first column. */
    String rows(String from) throws SQLException {
        return query("SELECT coalesce(string_agg(r::text, ' ' ORDER BY r::text), 'none') FROM " + from + " AS r");
    }

    /** The number of the latest operation. */
    long last() throws SQLException {
        return Long.parseLong(query("SELECT coalesce(max(id), 0) FROM trestle_history.operation"));
    }

    /** The rows of the key that begin before the end of an earlier one, or end before they begin, or leave a gap. */
    String broken(String table, String key) throws SQLException {
        return query("""
                SELECT coalesce(string_agg(v::text, ' '), 'none') FROM (
                    SELECT *, lead(lower(valid)) OVER (PARTITION BY %2$s ORDER BY lower(valid)) AS next FROM (
                        SELECT %2$s, trestle_valid AS valid, trestle_ended_by AS ended_by FROM trestle_history.%1$s
                         UNION ALL
                        SELECT %2$s, tstzrange(trestle_since, NULL), NULL FROM trestle_history.%1$s_present) AS v) AS v
                 WHERE isempty(valid) OR next < upper(valid)""".formatted(table, key));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
