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

    /**
     * Where its bytes begin: all others are a hole.
     *
     * @return 0 if it is whole, or has the parts that were asked for
     */
    long start();

    @Override
    void close();
}
