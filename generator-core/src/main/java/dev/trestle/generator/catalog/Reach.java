package dev.trestle.generator.catalog;

/** How a command that writes gets at the rows of a relation. */
public enum Reach {
    /** They are stored in it, or PostgreSQL passes the command on to the one relation that a view is made of. */
    DIRECT,
    /** An INSTEAD OF trigger or an INSTEAD rule of the relation says what happens. */
    CODE,
    /** An INSTEAD rule says what happens, but returns no row, so that a RETURNING clause is refused. */
    CODE_WITHOUT_ROW,
    /** Not at all. */
    NONE
}
