package com.example.films;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The database of those who count stars: reviews are exported to it. Elsewhere it would be theirs to make; here it is a
 * file, made with its one table where it is missing.
 */
final class StatisticsDatabase {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String SCHEMA = "/statistics.sql";

    private StatisticsDatabase() {}

    /**
     * Makes the file of an SQLite URL; leaves any other database to its owners.
     *
     * @throws SQLException where the file cannot be opened
     * @throws IOException where its folder cannot be made
     */
    static void make(String jdbcUrl) throws SQLException, IOException {
        if (!jdbcUrl.startsWith(SQLITE)) {
            return;
        }
        Path folder = Path.of(jdbcUrl.substring(SQLITE.length())).toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(schema());
        }
    }

    private static String schema() throws IOException {
        try (InputStream in = StatisticsDatabase.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("no " + SCHEMA + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
