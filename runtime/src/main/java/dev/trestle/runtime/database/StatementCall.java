package dev.trestle.runtime.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Executes a statement whose parameters are bound. */
@FunctionalInterface
interface StatementCall<T> {

    T on(PreparedStatement statement) throws SQLException;

    /** Prepares a statement, binds its parameters and executes it. */
    static <T> T run(Connection connection, Attachments files, String sql, StatementBinder binder, StatementCall<T> call)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(new Binds(statement, files));
            return call.on(statement);
        }
    }
}
