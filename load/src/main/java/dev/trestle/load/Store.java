package dev.trestle.load;

import java.sql.Connection;
import java.sql.SQLException;

/** Stores chunks in a transaction, one after the other. */
interface Store {

    /** Begins, in the transaction. */
    @FunctionalInterface
    interface Begin {
        Store on(Connection connection) throws SQLException;
    }

    void store(Chunk chunk) throws SQLException;

    /** Ends, before the commit. */
    Tally end() throws SQLException;
}
