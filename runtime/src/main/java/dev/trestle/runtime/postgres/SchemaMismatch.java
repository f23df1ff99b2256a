package dev.trestle.runtime.postgres;

/** The database sent what the generated code cannot hold: its schema has changed since the code was generated. */
public final class SchemaMismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says what differs, in words. */
    public SchemaMismatch(String message) {
        super(message);
    }
}
