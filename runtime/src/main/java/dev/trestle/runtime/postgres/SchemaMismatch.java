package dev.trestle.runtime.postgres;

/**
 * The database sent a value that the generated code cannot hold, because the schema has changed since the code was
 * generated.
 */
public final class SchemaMismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Takes the message. */
    public SchemaMismatch(String message) {
        super(message);
    }
}
