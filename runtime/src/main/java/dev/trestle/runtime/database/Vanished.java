package dev.trestle.runtime.database;

/** A row was neither inserted nor found. */
final class Vanished extends RuntimeException {

    private static final long serialVersionUID = 1;

    Vanished() {
        super(null, null, false, false);
    }
}
