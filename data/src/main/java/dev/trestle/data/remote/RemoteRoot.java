package dev.trestle.data.remote;

import java.io.IOException;
import java.io.InputStream;
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

    /**
     * Opens the last bytes of a file, or the whole file if the server does not send parts of it.
     *
     * @param name as for {@link #open}
     * @param known the tag of a content that is there already; null for none
     * @param bytes how many
     * @return to be closed
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException as {@link #open}
     */
    default RemoteFile openEnd(String name, @Nullable String known, int bytes) throws IOException {
        return open(name, known);
    }

    /**
     * Opens a part of a content of which the end is known by {@link #openEnd}.
     *
     * @param name as for {@link #open}
     * @param tag of the content
     * @param part of it
     * @return closed by the caller
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws RemoteException if the file has another content now
     * @throws IOException if the server does not send that part
     */
    default InputStream openPart(String name, String tag, ByteRange part) throws IOException {
        throw new IOException("The server does not send parts of files");
    }

    /** Ends its connections. */
    @Override
    default void close() {}
}
