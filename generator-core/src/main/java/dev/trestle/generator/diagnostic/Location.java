package dev.trestle.generator.diagnostic;

/** Where in the user's input a diagnostic points. */
public sealed interface Location permits Location.InFile, Location.Whole {

    /** A place in a text file. {@code file} is relative to the project; line and column count from 1. */
    record InFile(String file, int line, int column) implements Location {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /** A whole thing that has no lines, such as a file, a folder or the database; {@code what} names it. */
    record Whole(String what) implements Location {
        @Override
        public String toString() {
            return what;
        }
    }
}
