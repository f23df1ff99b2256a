package dev.trestle.data.remote;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file of another server that is being read, once. */
public interface RemoteFile extends AutoCloseable {

    /**
     * Whether it has the content that the caller knows.
     *
     * @return if true, there is nothing to read
     */
    boolean isUnchanged();

    /**
     * How much there is.
     *
     * @return bytes; empty if the server does not announce it
     */
    OptionalLong size();

    /**
     * Where {@link #content} begins.
     *
     * @return 0, or a later byte of a file whose end was asked for
     */
    default long start() {
        return 0;
    }

    /**
     * What identifies the content, such as the entity tag of HTTP.
     *
     * @return null if the server does not say
     */
    @Nullable String tag();

    /**
     * The content.
     *
     * @return closed with the file
     * @throws IOException if it cannot be read; also reading it, if it ends early
     */
    InputStream content() throws IOException;

    /**
     * The content from a byte on, by a range request (RFC 9110, section 14) for the same content.
     *
     * @param position bytes that are here already
     * @return closed by the caller
     * @throws IOException if the server does not send that range, or has another content now
     */
    InputStream rest(long position) throws IOException;

    /** Ends the request, also before the content is read. */
    @Override
    void close();
}
