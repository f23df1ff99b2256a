package dev.trestle.computed.failure;

/** A function computes no value for a row, and never will. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * A refusal.
     *
     * @param reason may have values of the row
     */
    public Refusal(String reason) {
        super(reason);
    }
}
