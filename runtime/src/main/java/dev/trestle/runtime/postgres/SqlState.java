package dev.trestle.runtime.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Groups of SQLSTATEs with the same meaning (PostgreSQL, appendix A). */
public final class SqlState {

    private SqlState() {}

    /** Whether it shows that the schema differs from the one that the code was generated for. */
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

    /** Whether a statement was cancelled. */
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
