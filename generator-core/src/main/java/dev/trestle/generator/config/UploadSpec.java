package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;

/**
 * What a route takes as files.
 *
 * @param inputs the columns or parameters; none for a route that takes no files
 * @param accept the media types of those that do not take all of their kind
 * @param maxSize bytes of one file; empty for the service's own limit
 */
public record UploadSpec(List<Located<String>> inputs, List<Accept> accept, Optional<Located<Long>> maxSize) {

    /**
     * The media types that an upload takes.
     *
     * @param input the upload
     * @param types such as {@code image/png} or {@code image/*}; at least one
     */
    public record Accept(Located<String> input, List<String> types) {}

    /** No files. */
    public static UploadSpec none() {
        return new UploadSpec(List.of(), List.of(), Optional.empty());
    }
}
