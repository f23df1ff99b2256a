package dev.trestle.generator.plan.model;

/** How an answer is written. */
public enum Format {
    JSON("application/json"),
    /** As the file's content is. */
    FILE("*/*");

    private final String mediaRange;

    Format(String mediaRange) {
        this.mediaRange = mediaRange;
    }

    /** The media types that answers of this format have (RFC 9110, section 12.5.1). */
    public String mediaRange() {
        return mediaRange;
    }
}
