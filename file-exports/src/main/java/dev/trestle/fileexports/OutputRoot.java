package dev.trestle.fileexports;

import java.io.IOException;

/**
 * A place for outputs. An output is written under a temporary name, ended, and then completed, perhaps by another process. Readers
 * never see an incomplete output.
 */
public interface OutputRoot {

    /**
     * Begins an output.
     *
     * @param destination where it is to be
     * @return the output; to be closed
     * @throws java.nio.file.FileAlreadyExistsException if it is known by now that it will be refused
     * @throws IOException if nothing can be written
     */
    Output begin(Destination destination) throws IOException;

    /**
     * Makes an output visible, with all of its files. Where that cannot be done at once for several files, they appear in the
     * order of their paths. Has no effect on an output that is visible already.
     *
     * @param destination as it was given to {@link #begin}
     * @param token from {@link Output#end}
     * @throws java.nio.file.FileAlreadyExistsException if it is refused
     * @throws java.nio.file.NoSuchFileException if it was discarded, or is not stored here
     * @throws IOException if it cannot be made visible
     */
    void complete(Destination destination, String token) throws IOException;

    /**
     * Removes an output that is not to be completed; no effect if there is none.
     *
     * @param token from {@link Output#end}
     * @throws IOException if it cannot be removed
     */
    void discard(String token) throws IOException;

    /**
     * Removes what outputs of processes left that have ended.
     *
     * @throws IOException if it cannot be removed
     */
    void sweep() throws IOException;
}
