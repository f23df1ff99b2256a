package dev.trestle.test;

/** A test cannot run: its database, its service or its rows cannot be made. The message has the reason and a remedy. */
public final class TestSetupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TestSetupException(String message, Throwable cause) {
        super(message, cause);
    }

    TestSetupException(String message) {
        super(message);
    }
}
