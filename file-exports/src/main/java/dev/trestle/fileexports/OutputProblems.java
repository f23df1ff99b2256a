package dev.trestle.fileexports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.log.LogText;
import io.helidon.http.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;

/**
 * What it means to the client that a file cannot be written.
 *
 * @param root the name of the root
 */
record OutputProblems(String root) {

    private static final System.Logger LOG = System.getLogger(OutputProblems.class.getName());

    /** As operating systems say it, in English; in other languages a full disk is one that cannot be written to. */
    private static final Pattern FULL = Pattern.compile("(?i)no space left|quota exceeded|not enough space");

    private static final Pattern FORBIDDEN = Pattern.compile("(?i)read-only|not permitted|permission denied");

    /** The paths in messages of exceptions are for the log alone. */
    HttpProblem of(String name, IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return HttpProblem.of(Status.CONFLICT_409, "The file " + name + " exists already");
        }
        LOG.log(Level.ERROR, "The file " + name + " cannot be written below the root " + root, LogText.of(e));
        String message = String.valueOf(e.getMessage());
        if (FULL.matcher(message).find()) {
            return problem(Status.INSUFFICIENT_STORAGE_507, "There is no space left for the file " + name, e);
        }
        if (e instanceof NoSuchFileException) {
            return problem(Status.SERVICE_UNAVAILABLE_503, "The file " + name + " cannot be written, as its folder has disappeared"
                    + " from the root " + root, e);
        }
        if (e instanceof NotDirectoryException) {
            return problem(Status.INTERNAL_SERVER_ERROR_500, "The file " + name + " cannot be written below the root " + root
                    + ", where something that is no folder has the name of one of its folders", e);
        }
        if (e instanceof AccessDeniedException || FORBIDDEN.matcher(message).find()) {
            return problem(Status.INTERNAL_SERVER_ERROR_500, "The service may not write the file " + name + " below the root " + root, e);
        }
        return problem(Status.SERVICE_UNAVAILABLE_503, "The file " + name + " cannot be written at present", e);
    }

    private static HttpProblem problem(Status status, String detail, IOException cause) {
        return HttpProblem.status(status).detail(detail).cause(cause).build();
    }
}
