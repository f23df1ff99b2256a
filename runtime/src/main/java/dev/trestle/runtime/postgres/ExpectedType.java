package dev.trestle.runtime.postgres;

import java.util.List;

/**
 * What generated code relies on in one composite type, or in the row type of a table: all attributes, in their order.
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
