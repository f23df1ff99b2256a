package dev.trestle.runtime;

import dev.trestle.runtime.media.MediaLink;
import org.jspecify.annotations.Nullable;

/**
 * What stands for files in JSON that is kept: keys, as URLs may come to their end. {@link Media} is the one for rows,
 * which name files that stay; who keeps a request keeps the files that came with it, in a way of its own.
 */
public interface KeptFiles {

    /**
     * Gives a file of the store its place.
     *
     * @param key what was kept of it
     * @return the link as it is now
     */
    MediaLink link(String key);

    /**
     * Writes what is kept of a file that came with a request.
     *
     * @param upload the file
     * @param out takes one JSON value
     */
    default void write(Upload upload, JsonWriter out) {
        throw new IllegalStateException("Files of requests are not kept here");
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param in at the value
     * @return the file; anything if it does not fit, which is noted
     * @throws HttpProblem if the file is not to be had
     */
    default @Nullable Upload read(RequestReader in) {
        throw new IllegalStateException("Files of requests are not kept here");
    }
}
