package dev.trestle.exports;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * What went wrong with a target, and so who is to wait.
 *
 * @param kind whose fault it is
 * @param reason for people who operate the service: no SQL, no value, no message of a driver
 */
record Trouble(Kind kind, String reason) {

    enum Kind {
        /** The target cannot take anything now: everything waits, and no attempt counts. */
        AWAY,
        /** Its tables may have changed: they are looked at; if they have not, it is the row's fault. */
        SUSPECT,
        /** Another transaction was in the way. */
        AGAIN,
        /** It does not take this row. */
        FAULT
    }

    /** Busy, locked, read-only, I/O error, corrupt, full, cannot open, protocol, no database (sqlite.org/rescode.html). */
    private static final Set<Integer> SQLITE_AWAY = Set.of(5, 6, 8, 10, 11, 13, 14, 15, 26);

    private static final int SQLITE_ERROR = 1;

    /**
     * Disk or table full, too many connections, denied, lock wait timeout, read-only, killed or out of time (the error
     * codes that MySQL and MariaDB share, and MariaDB's 1969).
     */
    private static final Set<Integer> MYSQL_AWAY =
            Set.of(1021, 1040, 1044, 1045, 1114, 1142, 1143, 1203, 1205, 1226, 1290, 1317, 1792, 1836, 1969, 3024);

    private static final int MYSQL_DEADLOCK = 1213;

    static Trouble of(SQLException e, Dialect dialect) {
        if (e instanceof Refused) {
            return new Trouble(Kind.FAULT, String.valueOf(e.getMessage()));
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        Kind kind = kind(e, state, dialect);
        return new Trouble(kind, switch (kind) {
            case AWAY -> "The target is away or busy" + code(e, state);
            case SUSPECT, FAULT -> "The target refused the row" + constraint(e) + code(e, state);
            case AGAIN -> "Another transaction was in the way" + code(e, state);
        });
    }

    private static Kind kind(SQLException e, String state, Dialect dialect) {
        int code = e.getErrorCode();
        if (e instanceof SQLTransactionRollbackException || state.startsWith("40")
                || dialect == Dialect.MYSQL && code == MYSQL_DEADLOCK) {
            return Kind.AGAIN;
        }
        if (isAway(e, state) || dialect == Dialect.SQLITE && SQLITE_AWAY.contains(code)
                || dialect == Dialect.MYSQL && MYSQL_AWAY.contains(code)) {
            return Kind.AWAY;
        }
        return state.startsWith("42") || state.startsWith("3F") || state.equals("0A000")
                || dialect == Dialect.SQLITE && code == SQLITE_ERROR ? Kind.SUSPECT : Kind.FAULT;
    }

    /** Beside connections and resources: rights, a server that only reads, and statements out of time. */
    private static boolean isAway(SQLException e, String state) {
        return e instanceof SQLTransientException || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException || e instanceof SQLTimeoutException
                || state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.startsWith("28")
                || state.equals("25006") || state.equals("42501") || state.equals("70100") || state.startsWith("HYT");
    }

    /** PostgreSQL says which; names are no secret. */
    private static String constraint(SQLException e) {
        SQLException next = e;
        while (next != null) {
            if (next instanceof PSQLException p && p.getServerErrorMessage() != null) {
                String constraint = p.getServerErrorMessage().getConstraint();
                String column = p.getServerErrorMessage().getColumn();
                return named(": constraint ", constraint) + named(": column ", constraint == null ? column : null);
            }
            next = next.getNextException();
        }
        return "";
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : what + name;
    }

    private static String code(SQLException e, String state) {
        return (state.isEmpty() ? "" : ", SQLSTATE " + state)
                + (e.getErrorCode() == 0 ? "" : ", code " + e.getErrorCode());
    }
}
