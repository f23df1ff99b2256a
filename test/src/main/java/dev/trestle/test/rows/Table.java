package dev.trestle.test.rows;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param name with its schema, quoted
 */
record Table(String name, List<Column> columns, List<ForeignKey> foreignKeys, List<Constraint> constraints) {

    Column column(String column) {
        return find(column).orElseThrow(() -> new RowsException(name + " has no column '" + column + "'; its columns are "
                + String.join(", ", columns.stream().map(Column::name).toList()), null));
    }

    private Optional<Column> find(String column) {
        return columns.stream().filter(one -> one.name().equals(column)).findAny();
    }

    Optional<Constraint> constraint(String constraint) {
        return constraints.stream().filter(one -> one.name().equals(constraint)).findAny();
    }

    Optional<ForeignKey> foreignKey(@Nullable String constraint) {
        return foreignKeys.stream().filter(one -> one.name().equals(constraint)).findAny();
    }

    /** The text of the CHECKs of a column. */
    List<String> checks(String column) {
        return constraints.stream().filter(one -> one.check() && one.columns().contains(column)).map(Constraint::definition).toList();
    }
}
