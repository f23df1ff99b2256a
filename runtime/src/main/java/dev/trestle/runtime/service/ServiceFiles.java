package dev.trestle.runtime.service;

import dev.trestle.runtime.Attachments;
import dev.trestle.runtime.Links;
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
     * The minimum age of files that a sweep deletes.
     *
     * @return as configured
     */
    Duration sweepAge();

    /** Ends the work in the background; closed with the service. */
    @Override
    void close();
}
