package dev.trestle.runtime.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a stored file, in its column: {@code film.poster/<sha-256>.png}. It contains the hash of the content, so
 * a file never changes, and the same content is stored once in a collection.
 *
 * <p>The characters need no escaping in a URL, and a key cannot be a path to another file.
 *
 * @param collection the column that the file was stored for: one to three words of {@code a-z}, {@code 0-9},
 *     {@code _} and {@code -}, joined by dots
 * @param sha256 64 hexadecimal digits in lower case
 * @param extension of the detected type, one to ten of {@code a-z} and {@code 0-9}
 */
public record MediaKey(String collection, String sha256, String extension) {

    private static final int MAX_COLLECTION = 200;
    private static final Pattern COLLECTION = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+){0,2}");
    private static final Pattern KEY =
            Pattern.compile("(" + COLLECTION + ")/([0-9a-f]{64})\\.([a-z0-9]{1,10})");

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if they are not a valid key
     */
    public MediaKey {
        String key = collection + "/" + sha256 + "." + extension;
        if (!KEY.matcher(key).matches() || collection.length() > MAX_COLLECTION) {
            throw new IllegalArgumentException("Not a media key: " + key);
        }
    }

    /**
     * Reads a key.
     *
     * @param text anything
     * @return empty if it is not a key
     */
    public static Optional<MediaKey> parse(String text) {
        Matcher matcher = KEY.matcher(text);
        return matcher.matches() && matcher.group(1).length() <= MAX_COLLECTION
                ? Optional.of(new MediaKey(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /**
     * Whether a text can be the first part of a key.
     *
     * @param text anything
     * @return false if no key begins with it
     */
    public static boolean isCollection(String text) {
        return text.length() <= MAX_COLLECTION && COLLECTION.matcher(text).matches();
    }

    /**
     * The last part of the key.
     *
     * @return such as {@code <sha-256>.png}
     */
    public String fileName() {
        return sha256 + "." + extension;
    }

    @Override
    public String toString() {
        return collection + "/" + fileName();
    }
}
