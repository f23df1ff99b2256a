package dev.trestle.generator.query;

/** A stretch of a statement: text that goes to PostgreSQL as it is, or a parameter's place. */
public sealed interface SqlPart {

    /** SQL text. */
    record Text(String sql) implements SqlPart {}

    /** A place where the parameter of this name stands; {@code offset} is where its colon stands in the file's text. */
    record Parameter(String name, int offset) implements SqlPart {}
}
