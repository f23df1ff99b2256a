package com.example.films.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Inserts many rows in one go. */
final class SampleBatch {

    /** Binds the row of this number, counted from 0. */
    interface Row {
        void bind(PreparedStatement statement, int number) throws SQLException;
    }

    private SampleBatch() {}

    /** Inserts rows whose keys are known already, or that have none of their own. */
    static void insert(Connection connection, String sql, int rows, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            run(statement, rows, row);
        }
    }

    /** Inserts rows and returns the keys that PostgreSQL gave them, in order. */
    static long[] insert(Connection connection, String sql, int rows, String key, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {key})) {
            run(statement, rows, row);
            long[] keys = new long[rows];
            try (var generated = statement.getGeneratedKeys()) {
                for (int i = 0; generated.next(); i++) {
                    keys[i] = generated.getLong(1);
                }
            }
            return keys;
        }
    }

    private static void run(PreparedStatement statement, int rows, Row row) throws SQLException {
        for (int i = 0; i < rows; i++) {
            row.bind(statement, i);
            statement.addBatch();
        }
        statement.executeBatch();
    }
}
