package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A format whose rows are one after the other: a body that is in memory is also read as a stream. */
interface StreamedFormat extends BodyFormat {

    /**
     * How much memory the rows of a body that is in memory may take at once.
     *
     * @param length of the body, in bytes
     * @return bytes; by default the length, as no row is longer than the body
     */
    default int atOnce(int length) {
        return length;
    }

    @Override
    default void read(byte[] body, BodyRows<?> rows) {
        try {
            stream(new ByteArrayInputStream(body), atOnce(body.length), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void stream(InputStream body, int limit, BodyRows<?> rows) throws IOException;
}
