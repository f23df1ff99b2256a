package dev.trestle.exports;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A lock in a database, held by an open transaction. */
record Held(Connection connection) implements AutoCloseable {

    static Held by(String url, String sql) {
        try {
            Connection connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            connection.createStatement().execute(sql);
            return new Held(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing can be written into the table, or read from it. */
    static Held table(Other database, String table) {
        return by(database.url(), "LOCK TABLE " + table);
    }

    /** By whoever holds the lock. */
    int count(String table) {
        try (var row = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
