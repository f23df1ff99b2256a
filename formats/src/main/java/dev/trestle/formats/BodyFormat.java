package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.body.ContentType;

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
}
