package dev.trestle.data.remote;

import java.nio.file.Path;

/** A file that was brought here; it may be deleted when this is closed. */
public interface LocalFile extends AutoCloseable {

    /**
     * Where it is.
     *
     * @return in the directory of {@link Downloads}
     */
    Path path();

    @Override
    void close();
}
