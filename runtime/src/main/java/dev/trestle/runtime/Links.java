package dev.trestle.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What stands for files in JSON: their URLs in an answer, their keys where JSON is stored, as URLs may expire. Rows name
 * files that stay; what stores a request stores the files that came with it, in a way of its own.
 */
@FunctionalInterface
public interface Links {

    /** For requests and answers of HTTP. */
    Links URLS = new HttpLinks();

    /**
     * Finds where a file is now.
     *
     * @param key the key in a row or in stored JSON
     * @return the link as it is now
     */
    MediaLink link(String key);

    /**
     * Says what JSON has of a file.
     *
     * @param link the file
     * @return its key, of which {@link #link} makes a link again
     */
    default String text(MediaLink link) {
        return link.key();
    }

    /**
     * Writes what is stored of a file that came with a request.
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
     * @return the file; anything if it does not fit, which is noted
     * @throws HttpProblem if the file is not there any more
     */
    default @Nullable Upload read(RequestReader in) {
        throw new IllegalStateException("Files of requests are not stored here");
    }
}
