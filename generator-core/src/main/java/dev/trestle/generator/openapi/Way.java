package dev.trestle.generator.openapi;

/** Which way a value goes. */
enum Way {
    REQUEST,
    /** In a request in which numbers and booleans may be written as text. */
    LENIENT_REQUEST,
    ANSWER
}
