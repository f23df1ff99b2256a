package dev.trestle.runtime;

import java.io.InputStream;

/**
 * What one piece of work binds besides values: files, which are in their store before a statement runs, and are taken
 * back if it fails. It is closed after the work, when its connection is back in the pool.
 */
public interface Attachments extends AutoCloseable {

    /**
     * Puts a file into the store; it is taken back on {@link #close}, unless {@link #keep} comes first.
     *
     * @param upload the file
     * @param collection the column's, the first part of the key
     * @return the key, which is what the column has
     * @throws HttpProblem 503 or 507 if it cannot be stored
     */
    String publish(Upload upload, String collection);

    /**
     * Opens a file for as long as the work lasts.
     *
     * @param upload the file
     * @return closed with this object
     */
    InputStream stream(Upload upload);

    /** Has the files stay: the statement succeeded, or may have. */
    void keep();

    /** Has the files taken back although the statement succeeds: it stored none of its values. */
    void unused();

    /** Has files that no row will name stay until the request is answered. */
    void lend();

    /** Takes back what is not to stay. */
    @Override
    void close();
}
