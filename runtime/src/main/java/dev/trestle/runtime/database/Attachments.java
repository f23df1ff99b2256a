package dev.trestle.runtime.database;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Upload;
import java.io.InputStream;

/**
 * The files that a statement, or a transaction, binds. They are stored before the statement runs, and deleted again if
 * it fails. The object is closed after the work, when its connection is back in the pool.
 */
public interface Attachments extends AutoCloseable {

    /**
     * Stores a file. {@link #close} deletes it again, unless {@link #keep} was called before.
     *
     * @param upload the file
     * @param collection the column's, the first part of the key
     * @return the key, which is the value of the column
     * @throws HttpProblem 503 or 507 if it cannot be stored
     */
    String publish(Upload upload, String collection);

    /**
     * Opens a file until the end of the work.
     *
     * @param upload the file
     * @return closed with this object
     */
    InputStream stream(Upload upload);

    /** Keeps the files, because the statement succeeded, or may have succeeded. */
    void keep();

    /** Deletes the files although the statement succeeded, because it stored none of its values. */
    void unused();

    /** Keeps files that no row will refer to until the request is answered. */
    void lend();

    /** Deletes the files that are not to be kept. */
    @Override
    void close();
}
