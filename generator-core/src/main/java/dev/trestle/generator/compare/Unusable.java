package dev.trestle.generator.compare;

/** What the user gave, or the service answered, cannot be compared; the message has the place and the remedy. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1;

    Unusable(String message) {
        super(message);
    }
}
