package dev.trestle.generator;

import java.sql.SQLException;

/** Turns a routes file, its queries and a catalog into Java sources. Without state; may be shared. */
public final class Generator {

    /**
     * Reads, plans, checks and prints; writes nothing.
     *
     * @throws SQLException when the database cannot be reached or fails; what the user wrote never throws
     */
    public GenerationResult generate(GenerationRequest request) throws SQLException {
        throw new IllegalStateException("being built: " + request);
    }
}
