package dev.trestle.history;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.postgres.ValueFault;
import io.helidon.http.Status;
import java.sql.SQLException;

/**
 * A revert that would restore a row which refers to a deleted one. PostgreSQL has one SQLSTATE for both ends of a foreign key, and names the
 * table that refers: for rows that refer to a deleted one of the table itself, the revert has an SQLSTATE of its own.
 */
final class MissingParent {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private MissingParent() {}

    /** The same problem, unless it is a reference of the table. */
    static HttpProblem explain(HttpProblem problem, HistoryTable table) {
        if (!(problem.getCause() instanceof SQLException refused) || !FOREIGN_KEY_VIOLATION.equals(refused.getSQLState())) {
            return problem;
        }
        var server = ValueFault.server(refused);
        if (server == null || !table.sql().replace("\"", "").equals(server.getSchema() + "." + server.getTable())) {
            return problem;
        }
        return HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422)
                .detail("A row of the operation refers to a row that does not exist any more; nothing was reverted")
                .error(FieldError.of("/operation", ErrorCode.FOREIGN_KEY_VIOLATION,
                        "would restore a row that refers to a row that does not exist: " + server.getConstraint()))
                .cause(refused).build();
    }
}
