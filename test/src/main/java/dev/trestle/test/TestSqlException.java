package dev.trestle.test;

import java.sql.SQLException;

/** A statement of a test failed, or returned something else than the test expects. */
public final class TestSqlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TestSqlException(String message) {
        super(message);
    }

    TestSqlException(String message, SQLException cause) {
        super(message, cause);
    }

    /** The SQLSTATE of PostgreSQL, such as 23505; empty if PostgreSQL refused nothing. */
    public String sqlState() {
        return getCause() instanceof SQLException cause && cause.getSQLState() != null ? cause.getSQLState() : "";
    }
}
