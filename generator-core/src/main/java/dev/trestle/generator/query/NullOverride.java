package dev.trestle.generator.query;

/**
 * What a name says of null: {@code "name?"} takes it for nullable, {@code "name!"} for not null, whatever is proven.
 *
 * @param name without the last character
 */
record NullOverride(String name, Kind kind) {

    enum Kind {
        NONE,
        NULLABLE,
        NOT_NULL
    }

    /** Splits an alias, or the name of a parameter. */
    static NullOverride of(String text) {
        String name = text.isEmpty() ? text : text.substring(0, text.length() - 1);
        if (text.endsWith("?")) {
            return new NullOverride(name, Kind.NULLABLE);
        }
        return text.endsWith("!") ? new NullOverride(name, Kind.NOT_NULL) : new NullOverride(text, Kind.NONE);
    }
}
