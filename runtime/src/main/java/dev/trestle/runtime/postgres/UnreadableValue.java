package dev.trestle.runtime.postgres;

/** The database holds a value that the Java type of its column cannot: a numeric NaN, an array of more dimensions. */
public final class UnreadableValue extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what is stored, in words that follow "holds". */
    public UnreadableValue(String message) {
        super(message);
    }
}
