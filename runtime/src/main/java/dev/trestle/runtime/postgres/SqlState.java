package dev.trestle.runtime.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What an SQLSTATE says of a statement, where more than one of them says it (PostgreSQL, appendix A). */
public final class SqlState {

    private SqlState() {}

    /** Whether it shows that the schema is not what the code was generated for. */
    public static boolean isMismatch(SQLException e) {
        String state = e.getSQLState();
        return state != null && !state.equals("42501") && !ValueFault.is(e)
                && (state.startsWith("42") || state.equals("0A000") || state.equals("3F000"));
    }

    /** Whether it may be about a row: values, constraints, check options and RAISE EXCEPTION. */
    public static boolean isOfRow(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("23") || state.startsWith("44") || state.equals("P0001") || ValueFault.is(e);
    }

    /** Whether the connection ended, so that the outcome of the statement is unknown. */
    public static boolean isUncertain(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    /** Whether a statement was ended before it was done. */
    public static boolean isCancelled(SQLException e) {
        return "57014".equals(e.getSQLState());
    }

    /** Whether the database cannot be used now. */
    public static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientConnectionException
                || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
                || state.startsWith("28") || state.equals("25006");
    }
}
