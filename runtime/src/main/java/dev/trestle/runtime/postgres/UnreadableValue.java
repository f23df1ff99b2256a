package dev.trestle.runtime.postgres;

/** The database holds a value that the Java type of its column cannot: a numeric NaN, an array of more dimensions. */
public final class UnreadableValue extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableValue(String message) {
        super(message);
    }
}
