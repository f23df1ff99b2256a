package dev.trestle.generator.target;

import java.util.List;
import java.util.Optional;

/**
 * A table of a target.
 *
 * @param schema as it was asked for; empty: where a connection looks by itself
 * @param columns in their order in the table
 * @param primaryKey the columns of the primary key in its order; empty where there is none
 * @param unique the columns that have a unique index to themselves, beside the primary key
 */
public record TargetTable(
        Optional<String> schema,
        String name,
        List<TargetColumn> columns,
        List<String> primaryKey,
        List<String> unique) {

    /** Whether no two rows have the same value of this column, by an index that finds it. */
    public boolean unique(String column) {
        return unique.contains(column) || primaryKey.equals(List.of(column));
    }

    /** Whether the table is the one that is asked for by this name. */
    boolean named(TableName wanted) {
        return schema.equals(wanted.schema()) && name.equals(wanted.table());
    }

    /** The column of this name; empty where there is none. */
    public Optional<TargetColumn> column(String column) {
        return columns.stream().filter(one -> one.name().equals(column)).findFirst();
    }
}
