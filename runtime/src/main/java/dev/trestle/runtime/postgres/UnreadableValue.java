package dev.trestle.runtime.postgres;

/**
 * The database has a value that the Java type of its column cannot hold: a numeric NaN, or an array with more
 * dimensions.
 */
public final class UnreadableValue extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Takes the description of the value, as the object of "holds". */
    public UnreadableValue(String message) {
        super(message);
    }
}
