package dev.trestle.data;

import java.sql.SQLException;

/** Binds the parameters of a query of files. */
@FunctionalInterface
public interface FileBinder {

    /**
     * Binds all parameters, in their order; perhaps more than once.
     *
     * @param binds takes them
     * @throws SQLException from the driver
     */
    void bind(FileBinds binds) throws SQLException;
}
