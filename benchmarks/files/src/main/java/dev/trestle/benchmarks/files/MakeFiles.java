package dev.trestle.benchmarks.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the files that are read. */
public final class MakeFiles {

    private static final String ROWS = """
            SELECT i AS id, (i * 7919 %% 100)::INTEGER AS sensor, (i %% 4000) / 4.0 AS value,
                   TIMESTAMP '2026-01-01 00:00:01' + to_seconds(i * 60) AS taken,
                   CASE WHEN i %% 10 > 0 THEN 'reading ' || i || ' of the day' END AS note
              FROM range(%d) AS r(i)""";

    private MakeFiles() {}

    /** Writes {@code rows.parquet} and {@code rows.csv} into a folder: its path, and the number of rows. */
    public static void main(String[] arguments) throws SQLException {
        Path folder = Path.of(arguments[0]);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            String rows = ROWS.formatted(Integer.parseInt(arguments[1]));
            statement.execute("COPY (" + rows + ") TO '" + folder.resolve("rows.parquet") + "' (FORMAT parquet)");
            statement.execute("COPY (" + rows + ") TO '" + folder.resolve("rows.csv") + "' (FORMAT csv)");
        }
    }
}
