package dev.trestle.runtime.database;

import java.sql.SQLException;

/**
 * Reads one row.
 *
 * @param <T> the type of a row
 */
@FunctionalInterface
public interface RowReader<T> {

    /**
     * Reads the current row.
     *
     * @param row the row
     * @return what it has
     * @throws SQLException from the driver
     */
    T read(ResultRow row) throws SQLException;
}
