package dev.trestle.runtime.types;

/** A number, date or time of a request is out of the range of its PostgreSQL type. */
public final class BeyondType extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public BeyondType() {
        this("is beyond what the type can hold");
    }

    public BeyondType(String message) {
        super(message);
    }
}
