package dev.trestle.runtime.media;

/**
 * A column that holds the keys of stored files.
 *
 * @param collection the first part of its files' keys: {@code film.poster}
 * @param table its table as SQL writes it: {@code public.film}
 * @param column its name as SQL writes it
 * @param kind what it is for
 * @param access who gets the files
 */
public record MediaColumn(String collection, String table, String column, MediaKind kind, Access access) {

    /** Who gets the files of a column. */
    public enum Access {
        /** Whoever knows the URL, as routes give it away. */
        SERVED,
        /** Nobody over HTTP, except by a route that answers with the file itself. */
        HIDDEN
    }

    /**
     * Checks the collection.
     *
     * @throws IllegalArgumentException if it cannot be the first part of a {@link MediaKey}
     */
    public MediaColumn {
        if (!MediaKey.isCollection(collection)) {
            throw new IllegalArgumentException("Not the name of a collection: " + collection);
        }
    }
}
