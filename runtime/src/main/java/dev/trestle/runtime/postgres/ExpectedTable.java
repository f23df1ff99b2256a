package dev.trestle.runtime.postgres;

import java.util.List;
import java.util.stream.Stream;

/**
 * The part of one table or view that generated code relies on.
 *
 * @param schema the schema's name, as in {@code pg_namespace.nspname}
 * @param name the table's name, as in {@code pg_class.relname}
 * @param columns for each column: {@code quote_ident(name)}, {@code format_type()} under an empty search path, and
 *     {@code not null} if the code relies on it; joined by one space
 */
public record ExpectedTable(String schema, String name, List<String> columns) implements Expected {

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

    /**
     * The same table, with fewer columns that the code relies on.
     *
     * @param names of the columns, each as {@code quote_ident} returns it; none for the table alone
     * @return has these columns
     * @throws IllegalArgumentException if there is no such column
     */
    public ExpectedTable only(String... names) {
        return new ExpectedTable(schema, name, Stream.of(names).map(this::column).toList());
    }

    /**
     * The same table, with columns that may be null.
     *
     * @param names of the columns, each as {@code quote_ident} returns it
     * @return has the same columns
     */
    public ExpectedTable nullable(String... names) {
        return new ExpectedTable(schema, name, columns.stream()
                .map(column -> column.endsWith(" not null") && Stream.of(names).anyMatch(name -> column.startsWith(name + " "))
                        ? column.substring(0, column.length() - " not null".length()) : column)
                .toList());
    }

    private String column(String name) {
        return columns.stream().filter(column -> column.startsWith(name + " ")).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column " + name + " is expected of " + this.name));
    }
}
