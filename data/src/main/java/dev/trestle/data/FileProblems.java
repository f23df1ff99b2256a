package dev.trestle.data;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.log.LogText;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * What a failed query of files means to the client. DuckDB has no SQLSTATEs; its messages begin with the kind of error.
 *
 * <p>An answer never contains SQL, paths or messages of DuckDB; for 500 and above they are logged. Of values it has only those of cells
 * that do not fit.
 */
final class FileProblems {

    private static final System.Logger LOG = System.getLogger(FileProblems.class.getName());
    private static final int MAX_SHOWN = 100;
    private static final Duration LATER = Duration.ofSeconds(5);

    private FileProblems() {}

    /** The file does not have the columns of its dataset. */
    static HttpProblem unfit(List<FieldError> errors) {
        HttpProblem.Builder problem = HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422)
                .detail("The file does not fit");
        errors.forEach(problem::error);
        return problem.build();
    }

    /** A mistake of a file. */
    static FieldError error(Dataset dataset, String message) {
        return FieldError.of(FieldError.pointer(dataset.name()), ErrorCode.UNFIT_FILE, message);
    }

    /** A mistake of one of perhaps many files. */
    static FieldError error(Dataset dataset, RootFile file, String message) {
        return error(dataset, dataset.hasMany() ? file.name() + " " + message : message);
    }

    /** A row that does not fit. */
    static FieldError error(Dataset dataset, FileReject reject) {
        return error(dataset, dataset.hasMany() ? reject.file() + " " + reject.words() : reject.words());
    }

    /** A text of a file in quotes, cut if it is long. */
    static String shown(String text) {
        return '"' + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text) + '"';
    }

    static HttpProblem unexpectedNull(String column) {
        return unfit(List.of(FieldError.of("", ErrorCode.UNFIT_FILE, "the column " + column + " of the result has nulls")));
    }

    /** What ended an execution. */
    static RuntimeException of(Throwable e, Execution execution) {
        Execution.Stop stop = execution.stop();
        if (e instanceof HttpProblem problem && stop == null) {
            return problem;
        }
        if (stop != null) {
            return switch (stop) {
                case TOO_SLOW -> HttpProblem.status(Status.GATEWAY_TIMEOUT_504).detail("The query took too long").cause(e).build();
                case CLOSED -> HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                        .detail("The service is stopping").retryAfter(LATER).cause(e).build();
                case ABANDONED -> new CloseConnectionException("The client has closed its connection", e);
            };
        }
        return e instanceof SQLException failure ? refused(failure) : failed(e);
    }

    private static HttpProblem refused(SQLException e) {
        return switch (kind(e)) {
            case "Out of Memory" -> {
                LOG.log(Level.WARNING, "A query of a file needs more memory than trestle.data.memory-limit");
                yield HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                        .detail("The query needs more memory than there is").retryAfter(LATER).cause(e).build();
            }
            case "Conversion", "Out of Range", "Invalid Input", "Invalid Type", "Mismatch Type" -> {
                LOG.log(Level.DEBUG, () -> "A query of a file refused a value: " + LogText.of(e.getMessage()));
                yield HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422).detail("The query refused a value")
                        .error(FieldError.of("", ErrorCode.INVALID_VALUE, "has a value that the query refuses")).cause(e).build();
            }
            default -> failed(e);
        };
    }

    /** The file could not be opened as what it should be. */
    static HttpProblem unreadable(Dataset dataset, RootFile file, SQLException e) {
        String kind = kind(e);
        if (kind.equals("Out of Memory")) {
            return refused(e);
        }
        LOG.log(kind.equals("Permission") ? Level.WARNING : Level.DEBUG,
                () -> "A file cannot be read: " + LogText.of(e.getMessage()));
        return kind.equals("Permission") ? Root.missing()
                : unfit(List.of(error(dataset, file, "is no " + dataset.format() + " file that can be read")));
    }

    private static String kind(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf(" Error:");
        return end < 0 ? "" : message.substring(0, end);
    }

    private static HttpProblem failed(Throwable e) {
        LOG.log(Level.ERROR, "A query of a file failed", LogText.of(e));
        return HttpProblem.failure(e);
    }
}
