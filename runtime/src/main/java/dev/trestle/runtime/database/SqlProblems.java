package dev.trestle.runtime.database;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestBody;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.postgres.SqlState;
import dev.trestle.runtime.postgres.UnreadableValue;
import dev.trestle.runtime.postgres.ValueFault;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a refused statement means to the client (PostgreSQL, appendix A).
 *
 * <table>
 * <caption>SQLSTATE to HTTP</caption>
 * <tr><td>23505, 23P01</td><td>409 with the constraint's name</td></tr>
 * <tr><td>23503, 23001</td><td>422 if the referenced row is missing, 409 if the row is still referenced</td></tr>
 * <tr><td>23514, 44000, 23502</td><td>422 with the constraint's or the column's name</td></tr>
 * <tr><td>22xxx, 54xxx</td><td>422: PostgreSQL refused a value</td></tr>
 * <tr><td>P0001</td><td>422 with the message of RAISE EXCEPTION</td></tr>
 * <tr><td>40001, 40P01, 55P03</td><td>503 with {@code Retry-After}: nothing was stored</td></tr>
 * <tr><td>08xxx, 53xxx, 57P0x, 25006, 28xxx, no connection in time</td><td>503 with {@code Retry-After}</td></tr>
 * <tr><td>08S01 from the driver, for more than {@code max-result-size}</td><td>422; 500 for a
 * statement that writes, because it is unknown whether its rows are stored</td></tr>
 * <tr><td>57014</td><td>504: the statement took too long</td></tr>
 * <tr><td>42501</td><td>403: a privilege or a row-level policy</td></tr>
 * <tr><td>any other while PostgreSQL parses a parameter, and 42xxx, 0A000, 3F000 while the statement runs, such as for
 * a regclass without a table, or infinity as an integer</td><td>422: PostgreSQL refused a value</td></tr>
 * <tr><td>42xxx, 0A000, 3F000 otherwise</td><td>503: the schema no longer fits the generated code</td></tr>
 * <tr><td>any other</td><td>500</td></tr>
 * </table>
 *
 * <p>An answer never contains SQL, values or messages of the driver; for 500 and above they are logged.
 */
final class SqlProblems {

    private static final System.Logger LOG = System.getLogger(SqlProblems.class.getName());

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private SqlProblems() {}

    static HttpProblem of(SQLException e, String sql, String pointer) {
        ServerErrorMessage server = ValueFault.server(e);
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (server == null && String.valueOf(e.getMessage()).contains("maxResultBuffer")) {
            return sql.matches("(?s)(INSERT|UPDATE|DELETE).*") ? unexpected(e)
                    : tooLarge("max-result-size", "has more bytes than the service allows");
        }
        if (server == null) {
            return SqlState.isAway(e) ? away(e) : unexpected(e);
        }
        String constraint = server.getConstraint() == null ? "" : " " + server.getConstraint();
        return switch (state) {
            case "23505" -> conflict(e, pointer, ErrorCode.UNIQUE_VIOLATION,
                    "conflicts with another row in the unique constraint" + constraint);
            case "23P01" -> conflict(e, pointer, ErrorCode.EXCLUSION_VIOLATION,
                    "conflicts with another row in the exclusion constraint" + constraint);
            case "23001" -> conflict(e, "", ErrorCode.FOREIGN_KEY_VIOLATION, "is still referenced by" + constraint);
            case "23503" -> isReferenced(sql, server)
                    ? conflict(e, "", ErrorCode.FOREIGN_KEY_VIOLATION, "is still referenced by" + constraint)
                    : refused(e, pointer, ErrorCode.FOREIGN_KEY_VIOLATION,
                            "refers to a row that does not exist:" + constraint);
            case "23514" -> refused(e, pointer, ErrorCode.CHECK_VIOLATION, "breaks the check constraint" + constraint);
            case "44000" -> refused(e, "", ErrorCode.CHECK_VIOLATION, "breaks the check option of the view");
            case "23502" -> refused(e, pointer.isEmpty() ? pointer(server.getColumn()) : pointer,
                    ErrorCode.NOT_NULL_VIOLATION, "must not be null");
            case "P0001" -> refused(e, "", ErrorCode.RAISED, String.valueOf(server.getMessage()));
            case "40001", "40P01", "55P03" -> logged(e, HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                    .detail("The request conflicted with another transaction; nothing was stored, try again").retryAfter(SOON));
            case "57014" -> logged(e, HttpProblem.status(Status.GATEWAY_TIMEOUT_504)
                    .detail("The statement took too long"));
            case "42501" -> logged(e, HttpProblem.status(Status.FORBIDDEN_403)
                    .detail("The database does not permit this"));
            default -> ofClass(e, state, server, pointer);
        };
    }

    private static HttpProblem ofClass(SQLException e, String state, ServerErrorMessage server, String pointer) {
        if ("RevalidateCachedQuery".equals(server.getRoutine())) {
            // The driver prepares the statement again the next time.
            return logged(e, HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                    .detail("The schema of the database has just changed; nothing was stored, try again").retryAfter(SOON));
        }
        if (SqlState.isMismatch(e)) {
            return mismatch(e);
        }
        if (SqlState.isAway(e)) {
            return away(e);
        }
        return ValueFault.is(e)
                ? refused(e, pointer, ErrorCode.INVALID_VALUE, "has a value that PostgreSQL refuses, SQLSTATE " + state)
                : unexpected(e);
    }

    /** One line on a value whose SQLSTATE looks like something else; without the driver's message, which has the value. */
    static void note(SQLException e) {
        ServerErrorMessage server = ValueFault.server(e);
        if (server != null && ValueFault.isHidden(e)) {
            LOG.log(Level.INFO, () -> "PostgreSQL refused a value: SQLSTATE " + e.getSQLState() + " from " + server.getRoutine());
        }
    }

    static HttpProblem tooLarge(String key, String message) {
        LOG.log(Level.WARNING, () -> "A result is larger than " + key + " allows: it " + message);
        return HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422).detail("The result is too large")
                .error(FieldError.of("", ErrorCode.RESULT_TOO_LARGE, message + "; request fewer rows")).build();
    }

    /** For the log of access, and for a client that has only closed its sending side. */
    static HttpProblem left(Exception e) {
        LOG.log(Level.DEBUG, "A client has closed its connection, and its statement was cancelled");
        return RequestBody.closing(HttpProblem.status(HttpProblem.CLIENT_CLOSED_REQUEST)
                .detail("The client has closed its connection, and its statement was cancelled").cause(e));
    }

    static HttpProblem mismatch(Exception e) {
        LOG.log(Level.ERROR, "The schema no longer fits the generated code", LogText.of(e));
        return HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                .detail("The schema of the database no longer fits this service").cause(e).build();
    }

    static HttpProblem unreadable(UnreadableValue e) {
        LOG.log(Level.ERROR, "A stored value cannot be read", LogText.of(e));
        return HttpProblem.failure(e);
    }

    private static HttpProblem away(SQLException e) {
        return logged(e, HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                .detail("The database is unavailable or busy").retryAfter(LATER));
    }

    private static HttpProblem unexpected(SQLException e) {
        LOG.log(Level.ERROR, "A statement failed", LogText.of(e));
        return HttpProblem.failure(e);
    }

    private static HttpProblem logged(SQLException e, HttpProblem.Builder problem) {
        LOG.log(Level.WARNING, () -> "SQLSTATE " + e.getSQLState() + ": " + LogText.of(e.getMessage()));
        return problem.cause(e).build();
    }

    private static HttpProblem conflict(SQLException e, String pointer, ErrorCode code, String message) {
        return HttpProblem.status(Status.CONFLICT_409).detail("The row " + message)
                .error(FieldError.of(pointer, code, message)).cause(e).build();
    }

    private static HttpProblem refused(SQLException e, String pointer, ErrorCode code, String message) {
        return HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422).detail("The database refused the request")
                .error(FieldError.of(pointer, code, message)).cause(e).build();
    }

    private static String pointer(@Nullable String column) {
        return column == null ? "" : FieldError.pointer(column);
    }

    /**
     * PostgreSQL has one SQLSTATE for both ends of a foreign key, and its messages are translated. It names the
     * referencing table: a statement on another one broke the reference from the other end.
     */
    private static boolean isReferenced(String sql, ServerErrorMessage server) {
        if (sql.startsWith("INSERT")) {
            return false;
        }
        String referencing = server.getSchema() + "." + server.getTable();
        return !(sql.startsWith("UPDATE") && sql.replace("\"", "").startsWith("UPDATE " + referencing + " "));
    }
}
