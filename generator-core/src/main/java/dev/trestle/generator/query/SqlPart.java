package dev.trestle.generator.query;

/** A stretch of a statement: text that goes to the JDBC driver as it is, or a parameter's place. */
public sealed interface SqlPart {

    /**
     * SQL text, ready for a {@code PreparedStatement}: lines end with a line feed, and a question mark that is an
     * operator stands doubled, as pgjdbc asks for.
     */
    record Text(String sql) implements SqlPart {}

    /** A place where the parameter of this name stands; {@code offset} is where its colon stands in the file's text. */
    record Parameter(String name, int offset) implements SqlPart {}
}
