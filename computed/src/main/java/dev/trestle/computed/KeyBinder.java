package dev.trestle.computed;

import dev.trestle.runtime.database.Binds;
import java.sql.SQLException;
import java.util.List;

/**
 * Binds the keys of some rows.
 *
 * @param <K> the key
 */
@FunctionalInterface
public interface KeyBinder<K> {

    /**
     * Binds one array for each column of the key.
     *
     * @param keys of the rows, in order
     * @param binds where to
     * @throws SQLException from the driver
     */
    void bind(List<K> keys, Binds binds) throws SQLException;
}
