package dev.trestle.generator.route;

/** When the function of a computed column is called first for a row that a route has written. */
public enum ComputedMode {
    /** By any server, after the commit. */
    BACKGROUND("in the background"),
    /** By the handler, after the commit and before the answer. */
    REQUEST("before the answer"),
    /** By the handler, before the commit. */
    TRANSACTION("in the transaction");

    private final String words;

    ComputedMode(String words) {
        this.words = words;
    }

    /** When that is, for people. */
    public String words() {
        return words;
    }
}
