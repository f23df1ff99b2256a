package dev.trestle.runtime.service;

import dev.trestle.runtime.Attachments;
import dev.trestle.runtime.Links;
import java.time.Duration;

/**
 * The files of a service, as its statements and its other parts use them. {@code Media} of the module
 * {@code trestle-files} is the one that there is.
 */
public interface ServiceFiles extends Links, AutoCloseable {

    /** Of a service without files: whatever needs one is an error of the service. */
    ServiceFiles NONE = new NoFiles();

    /**
     * Begins one piece of work.
     *
     * @return closed after the work
     */
    Attachments attachments();

    /**
     * Stores the files of one request that is stored as JSON, to be worked on later.
     *
     * @param collection the first part of their keys
     * @return a new one
     */
    StoredRequestFiles storing(String collection);

    /**
     * Has files swept that a table of a part's own names, when it no longer names them. The table has to be there.
     *
     * @param collection the first part of their keys
     * @param table the table as SQL writes it
     * @param column its column, as SQL writes it
     */
    void sweep(String collection, String table, String column);

    /**
     * How long a file stays that no row names.
     *
     * @return as configured
     */
    Duration sweepAge();

    /** Ends the work in the background; closed with the service. */
    @Override
    void close();
}
