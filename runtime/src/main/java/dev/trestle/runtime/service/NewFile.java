package dev.trestle.runtime.service;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Upload;
import java.io.OutputStream;

/**
 * A file that the service itself writes, for statements that bind it. Its {@link #close} deletes it unless a statement has stored it.
 */
public abstract class NewFile extends OutputStream {

    /**
     * Ends the file, after all bytes are written.
     *
     * @return the file, to be bound before this is closed
     * @throws HttpProblem 503 or 507 if it cannot be stored
     */
    public abstract Upload end();
}
