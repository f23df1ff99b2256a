package dev.trestle.fileexports;

import java.io.IOException;
import java.io.OutputStream;

/** A file, or a folder with files, while it is written; for one thread. */
public interface Output extends AutoCloseable {

    /**
     * Begins a file; the one before it is closed.
     *
     * @param path below the folder, with slashes; empty if the output is this one file
     * @return takes its bytes; to be closed, and {@link #close} may come before that if the output has failed
     * @throws IOException if it cannot be written
     */
    OutputStream file(String path) throws IOException;

    /**
     * Ends the output, which is stored durably, and still out of sight.
     *
     * @return leads to it, also in another process: ASCII, at most 10,000 characters
     * @throws IOException if it cannot be stored
     */
    String end() throws IOException;

    /**
     * Removes the output unless it was ended.
     *
     * @throws IOException if it cannot be removed
     */
    @Override
    void close() throws IOException;
}
