package dev.trestle.exports;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        /** The target is unavailable now: all entries wait, and no attempt is counted. */
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
    private static final int MYSQL_NOT_LET_IN = 1045;
    private static final Set<Integer> MYSQL_NOT_PERMITTED = Set.of(1044, 1142, 1143);

    /** The name of a code, which SQLite's driver puts before its message. */
    private static final Pattern SQLITE_NAME = Pattern.compile("^\\[(SQLITE_[A-Z_]+)]");

    static Trouble of(SQLException e, Dialect dialect) {
        if (e instanceof Refused) {
            return new Trouble(Kind.FAULT, String.valueOf(e.getMessage()));
        }
        SQLException origin = origin(e);
        String state = state(origin);
        Kind kind = kind(e, state(e), dialect);
        return new Trouble(kind, switch (kind) {
            case AWAY -> away(origin, state, dialect) + code(origin, state);
            case SUSPECT, FAULT -> "The target refused the row" + constraint(origin) + code(origin, state);
            case AGAIN -> "The row conflicted with another transaction" + code(origin, state);
        });
    }

    /** What the driver said, where the pool wraps it. */
    static SQLException origin(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException cause ? cause : e;
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static String away(SQLException e, String state, Dialect dialect) {
        boolean mysql = dialect == Dialect.MYSQL;
        if (state.startsWith("28") || mysql && e.getErrorCode() == MYSQL_NOT_LET_IN) {
            return "The target rejects the user name or the password";
        }
        return state.equals("42501") || mysql && MYSQL_NOT_PERMITTED.contains(e.getErrorCode())
                ? "The user lacks a privilege in the target" : "The target is unavailable or busy";
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
        Matcher name = SQLITE_NAME.matcher(String.valueOf(e.getMessage()));
        if (name.find()) {
            return ", " + name.group(1);
        }
        return (state.isEmpty() ? "" : ", SQLSTATE " + state)
                + (e.getErrorCode() == 0 ? "" : ", code " + e.getErrorCode());
    }
}
