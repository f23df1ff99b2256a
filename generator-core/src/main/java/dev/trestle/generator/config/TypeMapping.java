package dev.trestle.generator.config;

/**
 * An entry of {@code types}: what to take a type, or one column, for.
 *
 * @param name of the type or column, as written
 */
public record TypeMapping(Located<String> name, Target target) {

    /** What to take it for. */
    public sealed interface Target {

        /** PostgreSQL's text form, as a string. */
        record Text() implements Target {}

        /** Its text form is JSON. */
        record Json() implements Target {}

        /** A class of the user's; both with their packages. */
        record Java(String javaClass, String codec) implements Target {}
    }
}
