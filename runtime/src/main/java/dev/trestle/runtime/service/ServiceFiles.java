package dev.trestle.runtime.service;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.database.Attachments;
import java.io.InputStream;
import java.time.Duration;

/**
 * The files of a service, for its statements and other parts. It is implemented by {@code Media} of the module {@code
 * trestle-files}.
 */
public interface ServiceFiles extends Links, AutoCloseable {

    /** For a service without files; using files is an error of the service. */
    ServiceFiles NONE = new NoFiles();

    /**
     * Begins a statement or transaction.
     *
     * @return closed after the work
     */
    Attachments attachments();

    /**
     * Stores the files of one request that is stored as JSON for later.
     *
     * @param collection the first part of their keys
     * @return a new one
     */
    StoredRequestFiles storing(String collection);

    /**
     * Adds a table of another part that refers to files; files that it no longer refers to are swept. The table has to
     * exist.
     *
     * @param collection the first part of their keys
     * @param table the table, quoted if necessary
     * @param column its column, quoted if necessary
     */
    void sweep(String collection, String table, String column);

    /**
     * Whether files can be stored: the service has columns or requests with files.
     *
     * @return false if it has no directory for them
     */
    boolean hasStore();

    /**
     * Begins a file that the service itself writes.
     *
     * @param mediaType its type
     * @return to be closed
     * @throws HttpProblem 503 or 507 if it cannot be stored
     */
    NewFile create(String mediaType);

    /**
     * Opens a stored file.
     *
     * @param key its key
     * @return to be closed
     * @throws HttpProblem 500 if there is no such file, 503 if it cannot be read
     */
    InputStream open(String key);

    /**
     * The minimum age of files that a sweep deletes.
     *
     * @return as configured
     */
    Duration sweepAge();

    /** Ends the work in the background; closed with the service. */
    @Override
    void close();
}
