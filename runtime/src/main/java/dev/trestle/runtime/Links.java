package dev.trestle.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Files in JSON: their URLs in an answer, and their keys in stored JSON, because URLs may expire. Rows refer to stored
 * files; a store of requests stores their uploads in its own way.
 */
@FunctionalInterface
public interface Links {

    /** For requests and answers of HTTP. */
    Links URLS = new HttpLinks();

    /**
     * Makes the link of a file.
     *
     * @param key the key in a row or in stored JSON
     * @return the current link
     */
    MediaLink link(String key);

    /**
     * The text of a file in JSON.
     *
     * @param link the file
     * @return its key, which {@link #link} converts to a link again
     */
    default String text(MediaLink link) {
        return link.key();
    }

    /**
     * Writes an uploaded file of a request that is stored.
     *
     * @param upload the file
     * @param out takes one JSON value
     */
    default void write(Upload upload, JsonWriter out) {
        throw new IllegalStateException("Files of requests are not stored here");
    }

    /**
     * Reads a file of a request.
     *
     * @param in at the value that {@link #write} wrote
     * @return the file; any value after a mistake, which is noted
     * @throws HttpProblem if the file does not exist any more
     */
    default @Nullable Upload read(RequestReader in) {
        throw new IllegalStateException("Files of requests are not stored here");
    }
}
