package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes files in a root. */
record Samples(Path root) {

    /** Writes the rows of a SELECT of DuckDB as Parquet; returns the name of the file. */
    String parquet(String name, String select) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            Files.createDirectories(root.resolve(name).getParent());
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (" + select + ") TO '" + root.resolve(name) + "' (FORMAT parquet)");
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a SELECT of DuckDB, as text. */
    String query(String select) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a text; returns the name of the file. */
    String text(String name, String... lines) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), String.join("\n", lines) + "\n");
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
