package dev.trestle.runtime.database;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.postgres.Expected;
import io.helidon.http.Status;
import java.sql.SQLException;
import java.util.List;

/** Whether the schema of the database still fits the generated code. */
public interface SchemaGate {

    /**
     * Adds expected parts of the schema.
     *
     * @param more may have been added already
     */
    void expect(List<? extends Expected> more);

    /**
     * Whether the database has all of these, as far as known.
     *
     * @param uses also passed to {@link #expect}
     * @return true before the first check
     */
    boolean fits(List<? extends Expected> uses);

    /**
     * Refuses a request whose route uses a part of the schema with a known difference.
     *
     * @param uses the parts that the route uses
     * @throws HttpProblem 503
     */
    default void requireFit(List<? extends Expected> uses) {
        if (!fits(uses)) {
            throw HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                    .detail("The schema of the database does not fit this service").build();
        }
    }

    /** Reports an error that a change of the schema may cause. */
    void suspect();

    /**
     * Finds the field of a violated constraint.
     *
     * @param e the error of the database
     * @param written the statement, if its columns are the request's fields; or empty
     * @return the pointer of the field, or an empty one
     */
    String pointer(SQLException e, String written);
}
