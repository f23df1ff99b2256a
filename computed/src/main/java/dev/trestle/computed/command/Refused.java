package dev.trestle.computed.command;

/** A mistake of the user; the message says what would be right. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }

    /** With the class and the message of an exception in code of the user. */
    static Refused by(String what, Throwable thrown) {
        return new Refused(what + " failed: " + thrown.getClass().getName() + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage()));
    }
}
