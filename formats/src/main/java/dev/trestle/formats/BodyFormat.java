package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.RequestBody;
import dev.trestle.runtime.body.ContentType;
import java.io.IOException;
import java.io.InputStream;

/** A format that the rows of a request can have, too. */
public interface BodyFormat extends RowFormat {

    /**
     * Whether a body of this type is in this format.
     *
     * @param type in UTF-8
     * @return true for its media types
     */
    default boolean isFormatOf(ContentType type) {
        return mediaTypes().contains(type.mediaType());
    }

    /**
     * Reads a body.
     *
     * @param body all of it
     * @param rows takes the rows
     * @throws dev.trestle.runtime.HttpProblem 400 if it is malformed, 422 for other mistakes
     */
    void read(byte[] body, BodyRows<?> rows);

    /**
     * Reads a body of any size, and hands on each row when it is read. By default, for formats whose rows are not one after the
     * other, the whole body is read first.
     *
     * @param body the body
     * @param limit bytes of what has to be in memory at once: a row, or the whole body
     * @param rows takes the rows
     * @throws IOException from the body
     * @throws dev.trestle.runtime.HttpProblem 400 if it is malformed, 413 for more bytes at once, 422 for other mistakes
     */
    default void stream(InputStream body, int limit, BodyRows<?> rows) throws IOException {
        byte[] all = body.readNBytes(limit);
        if (all.length == limit && body.read() >= 0) {
            throw RequestBody.refuse(body, RequestBody.tooLarge(limit, "A body in the format " + name()
                    + ", whose rows are known at its end only,"));
        }
        read(all, rows);
    }
}
