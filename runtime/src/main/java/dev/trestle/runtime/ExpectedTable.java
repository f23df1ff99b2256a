package dev.trestle.runtime;

import java.util.List;

/**
 * What generated code relies on in one table or view; checked at start-up against the catalog.
 *
 * @param schema the schema's name, as in {@code pg_namespace.nspname}
 * @param name the table's name, as in {@code pg_class.relname}
 * @param columns for each column: {@code quote_ident(name)}, {@code format_type()} under an empty search path, and
 *     {@code not null} where the code relies on it; joined by one space
 */
public record ExpectedTable(String schema, String name, List<String> columns) {

    /** Copies the columns. */
    public ExpectedTable {
        columns = List.copyOf(columns);
    }

    /**
     * The same with the columns one after another.
     *
     * @param schema the schema's name
     * @param name the table's name
     * @param columns as above
     */
    public ExpectedTable(String schema, String name, String... columns) {
        this(schema, name, List.of(columns));
    }
}
