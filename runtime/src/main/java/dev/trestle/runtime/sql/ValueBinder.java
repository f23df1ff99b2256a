package dev.trestle.runtime.sql;

import dev.trestle.runtime.database.Binds;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Binds one value that has no codec, such as a file.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ValueBinder<T> {

    /**
     * Binds it.
     *
     * @param binds where to
     * @param value perhaps null
     * @throws SQLException from the driver
     */
    void bind(Binds binds, @Nullable T value) throws SQLException;
}
