package dev.trestle.computed;

/** What a function returned cannot be stored. */
final class WrongResult extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongResult(String reason) {
        super(reason);
    }
}
