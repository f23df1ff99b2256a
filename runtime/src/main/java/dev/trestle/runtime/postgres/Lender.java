package dev.trestle.runtime.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lends connections, one for each piece of work. */
public interface Lender {

    /**
     * Uses a connection.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    interface Use<T> {

        /**
         * Uses it.
         *
         * @param connection closed afterwards
         * @return the result
         * @throws SQLException from the driver
         */
        T of(Connection connection) throws SQLException;
    }

    /**
     * Lends a connection.
     *
     * @param use what it is for
     * @param <T> the type of the result
     * @return what the use of it returned
     * @throws SQLException if there is no connection in time, and from the driver
     */
    <T> T lend(Use<T> use) throws SQLException;

    /**
     * Lends the same connections, but only those that are free at once.
     *
     * @return throws {@link java.util.concurrent.RejectedExecutionException} if there is none; this if that cannot be known
     */
    default Lender free() {
        return this;
    }

    /**
     * Lends the connections of a source.
     *
     * @param source itself a lender, or any other one
     * @return that lender, or a new one
     */
    static Lender of(DataSource source) {
        return source instanceof Lender lender ? lender : new Lender() {
            @Override
            public <T> T lend(Use<T> use) throws SQLException {
                try (Connection connection = source.getConnection()) {
                    return use.of(connection);
                }
            }
        };
    }
}
