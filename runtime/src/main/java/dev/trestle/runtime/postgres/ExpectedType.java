package dev.trestle.runtime.postgres;

import java.util.List;

/**
 * The part of one composite type, or of the row type of a table, that generated code relies on: all attributes, in
 * their order.
 *
 * @param schema the schema's name, as in {@code pg_namespace.nspname}
 * @param name the type's name, as in {@code pg_class.relname}
 * @param attributes for each: {@code quote_ident(name)} and {@code format_type()} under an empty search path, joined by
 *     one space
 */
public record ExpectedType(String schema, String name, List<String> attributes) implements Expected {

    /** Copies the attributes. */
    public ExpectedType {
        attributes = List.copyOf(attributes);
    }

    /**
     * The same with the attributes one after another.
     *
     * @param schema the schema's name
     * @param name the type's name
     * @param attributes as above
     */
    public ExpectedType(String schema, String name, String... attributes) {
        this(schema, name, List.of(attributes));
    }
}
