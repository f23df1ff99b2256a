package dev.trestle.data.remote;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A place on another server with files that requests may name. Implementations are safe for concurrent use, and stop
 * when their thread is interrupted.
 */
public interface RemoteRoot extends AutoCloseable {

    /**
     * Opens a file.
     *
     * @param name relative, with slashes; no segment is empty, {@code .} or {@code ..}
     * @param known the tag of a content that is there already; null for none
     * @return to be closed
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if it cannot be opened; its message is only logged
     */
    RemoteFile open(String name, @Nullable String known) throws IOException;

    /** Ends its connections. */
    @Override
    default void close() {}
}
