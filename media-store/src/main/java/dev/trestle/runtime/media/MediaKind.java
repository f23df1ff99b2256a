package dev.trestle.runtime.media;

import java.util.List;

/** What a media column is for, which says the types of content that it takes unless a route says otherwise. */
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
     * The types of content that such a column takes.
     *
     * @return media types; a {@code *} at the end stands for any rest
     */
    public List<String> accepted() {
        return accepted;
    }
}
