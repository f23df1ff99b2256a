package dev.trestle.runtime;

import dev.trestle.runtime.postgres.Expected;
import io.helidon.http.Status;
import java.sql.SQLException;
import java.util.List;

/** Whether the schema of the database still fits the generated code. */
public interface SchemaGate {

    /**
     * Adds to what the code relies on.
     *
     * @param more perhaps known already
     */
    void expect(List<? extends Expected> more);

    /**
     * Whether all of this is in the database, as far as that is known.
     *
     * @param uses what {@link #expect} was given, too
     * @return true before the database was first asked
     */
    boolean fits(List<? extends Expected> uses);

    /**
     * Refuses a request whose route uses what is known to differ.
     *
     * @param uses what the route uses
     * @throws HttpProblem 503
     */
    default void requireFit(List<? extends Expected> uses) {
        if (!fits(uses)) {
            throw HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                    .detail("The schema of the database does not fit this service").build();
        }
    }

    /** Something went wrong that a change of the schema would explain. */
    void suspect();

    /**
     * Finds the field that a broken constraint is about.
     *
     * @param e what the database refused
     * @param written the statement, if its columns are the request's fields; or empty
     * @return the pointer of the field, or an empty one
     */
    String pointer(SQLException e, String written);
}
