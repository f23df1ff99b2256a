package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;

/** The call of the database that returns the row, or the rows. */
@FunctionalInterface
interface DatabaseCall {

    /** {@code database} is the variable that holds the database. */
    CodeBlock by(String database);

    /** The statements that stand before it; none for most routes. */
    default CodeBlock begin(String database) {
        return CodeBlock.of("");
    }

    /** The database of a statement that is undone where it does not return its row, or of another. */
    static String on(String database, boolean atomic) {
        return atomic ? database + ".atomic()" : database;
    }
}
