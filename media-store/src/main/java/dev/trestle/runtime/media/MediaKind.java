package dev.trestle.runtime.media;

import java.util.List;

/** The kind of a media column, which decides the types that it accepts by default. */
public enum MediaKind {
    /** Pictures of every format. */
    IMAGE("image/*"),
    /** Moving pictures. */
    VIDEO("video/*"),
    /** Sound. */
    AUDIO("audio/*"),
    /** Texts: PDF, plain text, HTML, Markdown, RTF, EPUB, OpenDocument and what office programs write. */
    DOCUMENT("application/pdf", "text/*", "application/rtf", "application/epub+zip", "application/xml",
            "application/vnd.oasis.opendocument.*", "application/vnd.openxmlformats-officedocument.*",
            "application/x-ole-storage");

    private final List<String> accepted;

    MediaKind(String... accepted) {
        this.accepted = List.of(accepted);
    }

    /**
     * The types that such a column accepts.
     *
     * @return media types; a {@code *} at the end matches any subtype
     */
    public List<String> accepted() {
        return accepted;
    }
}
