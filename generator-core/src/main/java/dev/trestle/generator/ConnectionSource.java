package dev.trestle.generator;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the database whose catalog is read. */
@FunctionalInterface
public interface ConnectionSource {

    /** A new connection; the caller closes it. Once there was a first one, several threads may ask for more at once. */
    Connection open() throws SQLException;

    /** Whether the database is there for the generator alone, so that it may apply the migration that it generates. */
    default boolean mayChange() {
        return false;
    }
}
