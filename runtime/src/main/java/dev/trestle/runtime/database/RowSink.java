package dev.trestle.runtime.database;

import java.sql.SQLException;

/** Takes rows one at a time. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes the current row.
     *
     * @param row valid until this returns
     * @throws SQLException from the driver
     */
    void row(ResultRow row) throws SQLException;
}
