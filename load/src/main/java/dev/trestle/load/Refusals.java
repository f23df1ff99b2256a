package dev.trestle.load;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.place.BodyRow;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of rows that are refused: they are reported, up to a number, or the whole load is refused. For two threads. */
final class Refusals {

    /** As many as a problem lists. */
    private static final int MAX_LISTED = 100;

    private final int max;
    private final List<Reject> rejects = new ArrayList<>();

    /** The first row refuses the load if {@code max} is 0. */
    Refusals(int max) {
        this.max = max;
    }

    boolean areReported() {
        return max > 0;
    }

    /** The most that more of them can be. */
    synchronized int left() {
        return max - rejects.size();
    }

    /** In the order of the rows. */
    synchronized List<Reject> rejects() {
        return rejects.stream().sorted(Comparator.comparingLong(Reject::row)).toList();
    }

    /** Takes a row that cannot be read. */
    synchronized void add(BodyRow row, List<FieldError> errors) {
        if (rejects.size() == max) {
            throw tooMany();
        }
        rejects.add(OriginalText.reject(row, errors));
    }

    /**
     * Takes a row that the database refuses.
     *
     * @param problem about the row alone
     * @param column in which its value is, if known
     */
    void add(BodyRow row, HttpProblem problem, @Nullable String column) {
        if (problem.errors().isEmpty()) {
            throw problem;
        }
        List<FieldError> errors = problem.errors().stream().map(error -> located(row, error, column)).toList();
        if (!areReported()) {
            HttpProblem.Builder refused = HttpProblem.status(problem.status()).detail("The database refused 1 row").cause(problem);
            errors.forEach(refused::error);
            throw refused.build();
        }
        add(row, errors);
    }

    private static FieldError located(BodyRow row, FieldError error, @Nullable String column) {
        String field = error.pointer().isEmpty() && column != null ? FieldError.pointer(column) : error.pointer();
        return new FieldError("/rows/" + row.number() + field, error.code(),
                row.line() == 0 ? error.message() : error.message() + " (line " + row.line() + ")");
    }

    private HttpProblem tooMany() {
        HttpProblem.Builder problem = HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422)
                .detail("More than " + max + (max == 1 ? " row was" : " rows were") + " rejected; nothing was stored");
        rejects().stream().flatMap(reject -> reject.errors().stream()).limit(MAX_LISTED).forEach(problem::error);
        return problem.build();
    }
}
