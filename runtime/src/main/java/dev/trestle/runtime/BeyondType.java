package dev.trestle.runtime;

/** A number, date or time of a request is beyond what its PostgreSQL type can hold; the message says so in words. */
final class BeyondType extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    BeyondType() {
        this("is beyond what the type can hold");
    }

    BeyondType(String message) {
        super(message);
    }
}
