package dev.trestle.computed.failure;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.postgres.SqlState;
import dev.trestle.runtime.postgres.UnreadableValue;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Why a value was not computed, or not stored.
 *
 * @param type the class of the exception, or the SQLSTATE
 * @param message at most 1,000 characters; it may have values of the row
 * @param kind its consequence
 * @param pause the shortest wait before another attempt; zero for any
 */
public record Failure(String type, String message, Kind kind, Duration pause) {

    private static final int LONGEST = 1_000;

    /** A lock, the time limit, a serialization failure, a deadlock. */
    private static final Set<String> CONFLICTS = Set.of("55P03", "57014", "40001", "40P01");

    /** What follows from a failure. */
    public enum Kind {
        /** Another attempt makes no sense. */
        FINAL,
        /** It is probably not the fault of a row: such as an unavailable provider. */
        PASSING,
        /** Any other, probably for one of the rows. */
        OF_ROW
    }

    /** Cuts the message, and removes what PostgreSQL does not store. */
    public Failure {
        String cut = message.length() > LONGEST ? message.substring(0, LONGEST - 1) + "…" : message;
        // Neither NUL nor half of a surrogate pair.
        message = new String(cut.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * A failure without a shortest wait.
     *
     * @param type the class of the exception, or the SQLSTATE
     * @param message is cut
     * @param kind its consequence
     */
    public Failure(String type, String message, Kind kind) {
        this(type, message, kind, Duration.ZERO);
    }

    /**
     * A function threw something, perhaps in the exception of a future, or its result is wrong.
     *
     * @param thrown by it
     * @return the failure
     */
    public static Failure of(Throwable thrown) {
        Throwable inner = cause(thrown);
        return new Failure(inner.getClass().getName(), text(inner), kind(inner), RetryLater.of(inner));
    }

    /** The exception of a function, without that of a future around it. */
    public static Throwable cause(Throwable thrown) {
        Throwable inner = thrown;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException) && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    /**
     * The same for the rows of a batch for which the function was not called, as it fails for all rows.
     *
     * @return leaves them further attempts, and has no message of another row
     */
    public Failure ofBatch() {
        return new Failure(type, "The other rows of the batch failed", kind == Kind.FINAL ? Kind.OF_ROW : kind, pause);
    }

    /**
     * The database refuses a value, or cannot read the inputs.
     *
     * @param problem from it
     * @return the failure
     */
    public static Failure ofDatabase(HttpProblem problem) {
        String type = problem.getCause() instanceof SQLException e && e.getSQLState() != null
                ? "SQLSTATE " + e.getSQLState() : problem.getClass().getName();
        return new Failure(type, text(problem), isOfRow(problem) ? Kind.OF_ROW : Kind.PASSING);
    }

    /**
     * Whether the database means a row: not a privilege, the schema, a limit of time or its own state, which concern all rows.
     *
     * @param problem from it
     * @return whether a row is at fault
     */
    public static boolean isOfRow(HttpProblem problem) {
        return switch (problem.getCause()) {
            case SQLException e -> SqlState.isOfRow(e);
            case UnreadableValue e -> true;
            // More bytes than one result may have.
            case null, default -> problem.status().code() == Status.UNPROCESSABLE_CONTENT_422.code();
        };
    }

    /**
     * Whether the statement waited for another one, or took long: one of several rows may be the reason.
     *
     * @param problem from the database
     * @return whether the other rows may be stored
     */
    public static boolean isConflict(HttpProblem problem) {
        return problem.getCause() instanceof SQLException e && CONFLICTS.contains(String.valueOf(e.getSQLState()));
    }

    private static Kind kind(Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> Kind.FINAL;
            case HttpProblem problem -> isPassing(problem.status().code()) ? Kind.PASSING : Kind.FINAL;
            case RetryLater later -> Kind.PASSING;
            case IOException e -> Kind.PASSING;
            case UncheckedIOException e -> Kind.PASSING;
            case TimeoutException e -> Kind.PASSING;
            default -> Kind.OF_ROW;
        };
    }

    private static boolean isPassing(int status) {
        return status >= Status.INTERNAL_SERVER_ERROR_500.code() || status == Status.TOO_MANY_REQUESTS_429.code()
                || status == Status.REQUEST_TIMEOUT_408.code();
    }

    private static String text(Throwable thrown) {
        if (thrown instanceof HttpProblem problem && !problem.errors().isEmpty()) {
            return problem.errors().stream().map(FieldError::message).collect(Collectors.joining("; ", "The row ", ""));
        }
        return String.valueOf(thrown instanceof HttpProblem problem && problem.detail() != null
                ? problem.detail() : thrown.getMessage());
    }
}
