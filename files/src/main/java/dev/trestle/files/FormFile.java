package dev.trestle.files;

import dev.trestle.runtime.media.ContentTypes;
import dev.trestle.runtime.media.MediaKind;
import java.util.List;

/**
 * A file field of a form.
 *
 * @param name the field
 * @param accepted media types, with {@code *} at the end for any subtype; none for any type
 * @param maxSize bytes; 0 for the configured size
 */
public record FormFile(String name, List<String> accepted, long maxSize) {

    /** Copies the list. */
    public FormFile {
        accepted = accepted.stream().map(ContentTypes::name).toList();
    }

    /**
     * A file of some types.
     *
     * @param name the field
     * @param accepted media types, such as {@code image/png} or {@code image/*}; none for any type
     * @return the file
     */
    public static FormFile of(String name, String... accepted) {
        return new FormFile(name, List.of(accepted), 0);
    }

    /**
     * A file of the types that a media column accepts.
     *
     * @param name the field
     * @param kind the kind of the column
     * @return the file
     */
    public static FormFile of(String name, MediaKind kind) {
        return new FormFile(name, kind.accepted(), 0);
    }

    /**
     * Sets the maximum size.
     *
     * @param bytes positive
     * @return a file like this one
     */
    public FormFile max(long bytes) {
        return new FormFile(name, accepted, bytes);
    }

    boolean accepts(String mediaType) {
        return accepted.isEmpty() || accepted.stream().anyMatch(type -> type.endsWith("*")
                ? mediaType.startsWith(type.substring(0, type.length() - 1))
                : mediaType.equals(type));
    }

    /** What it should have been, for people. */
    String wanted() {
        return (accepted.size() > 1 ? "one of " : "") + String.join(", ", accepted);
    }
}
