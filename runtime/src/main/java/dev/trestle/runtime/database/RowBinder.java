package dev.trestle.runtime.database;

import java.sql.SQLException;

/**
 * Binds the parameters of one row of several.
 *
 * @param <Q> the type of a row
 */
@FunctionalInterface
public interface RowBinder<Q> {

    /**
     * Binds them, in order.
     *
     * @param row the row
     * @param binds where to
     * @throws SQLException from the driver
     */
    void bind(Q row, Binds binds) throws SQLException;
}
