package dev.trestle.computed.failure;

/** What a function returned cannot be stored. */
public final class WrongResult extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * A wrong result.
     *
     * @param reason without the value
     */
    public WrongResult(String reason) {
        super(reason);
    }
}
