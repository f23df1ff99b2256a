package dev.trestle.generator.plan.model;

/** How several rows get from the statement to the client. */
public enum RowFlow {
    /** They are a list before they are sent. */
    LIST,
    /** Each is written as it is read, of a result that is in memory; they are sent when the statement is done. */
    EACH,
    /** Each is written as it is returned by the statement that stores it; they are sent when all of them are stored. */
    STORED,
    /** Each is written as it is read by a cursor, and sent meanwhile, so that any number of them takes the memory of a few. */
    STREAM,
    /** Each is stored as it is read by a cursor, in the result of a job. */
    SPOOLED
}
