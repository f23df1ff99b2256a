package dev.trestle.runtime.database;

import java.sql.SQLException;

/** Binds a statement's parameters. */
@FunctionalInterface
public interface StatementBinder {

    /**
     * Binds them, in order.
     *
     * @param binds where to
     * @throws SQLException from the driver
     */
    void bind(Binds binds) throws SQLException;
}
