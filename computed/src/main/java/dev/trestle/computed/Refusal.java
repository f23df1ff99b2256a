package dev.trestle.computed;

/** A function computes no value for a row, and never will. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refusal(String reason) {
        super(reason);
    }
}
