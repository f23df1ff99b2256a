package dev.trestle.exports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The file that a connection to SQLite has open. It keeps it open when the file is moved, deleted or replaced: what is
 * written then is lost, and in WAL mode SQLite does not notice.
 *
 * @param key tells files at one path apart
 */
record SqliteFile(Path path, String key) {

    /** Empty for a database in memory. */
    static Optional<SqliteFile> of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA database_list")) {
            String file = row.next() ? row.getString("file") : null;
            return file == null || file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SqliteFile(Path.of(file), key(Path.of(file))));
        }
    }

    boolean isThere() {
        return key.equals(key(path));
    }

    private static String key(Path path) {
        try {
            return String.valueOf(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return "missing";
        }
    }
}
