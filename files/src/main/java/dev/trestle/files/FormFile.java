package dev.trestle.files;

import dev.trestle.runtime.media.ContentTypes;
import dev.trestle.runtime.media.MediaKind;
import java.util.List;

/**
 * A file that a form takes.
 *
 * @param name the field
 * @param accepted media types, of which {@code *} at the end stands for any rest; none for anything
 * @param maxSize bytes; 0 for what is configured
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
     * @param accepted media types, such as {@code image/png} or {@code image/*}; none for anything
     * @return the file
     */
    public static FormFile of(String name, String... accepted) {
        return new FormFile(name, List.of(accepted), 0);
    }

    /**
     * A file of the types that a media column takes.
     *
     * @param name the field
     * @param kind what the column is for
     * @return the file
     */
    public static FormFile of(String name, MediaKind kind) {
        return new FormFile(name, kind.accepted(), 0);
    }

    /**
     * Sets its limit.
     *
     * @param bytes more than none
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
