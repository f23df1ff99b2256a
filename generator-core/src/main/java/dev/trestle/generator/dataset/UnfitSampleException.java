package dev.trestle.generator.dataset;

/** A sample without columns that could be read; the message is the rest of a sentence about it. */
final class UnfitSampleException extends Exception {

    private static final long serialVersionUID = 1;

    UnfitSampleException(String message) {
        super(message);
    }
}
