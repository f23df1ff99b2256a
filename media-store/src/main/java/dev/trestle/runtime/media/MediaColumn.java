package dev.trestle.runtime.media;

/**
 * A column that holds the keys of stored files.
 *
 * @param collection the first part of its files' keys: {@code film.poster}
 * @param table its table, quoted if necessary: {@code public.film}
 * @param column its name, quoted if necessary
 * @param kind its kind
 * @param access to the files
 */
public record MediaColumn(String collection, String table, String column, MediaKind kind, Access access) {

    /** The access to the files of a column. */
    public enum Access {
        /** Everyone with the URL: the column is an output of a route, which may answer with the file itself. */
        SERVED,
        /** Not over HTTP. */
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
