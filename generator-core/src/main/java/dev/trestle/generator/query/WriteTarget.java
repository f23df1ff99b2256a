package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A relation as a command that writes to it finds it. Where that is a view whose rows are those of a table, its columns
 * have the NOT NULL, the default, the identity and the key of the columns below; one that is an expression counts as
 * generated.
 *
 * @param table the relation with these columns and this key
 * @param lacking columns of the table below, such as {@code film.title}, without which every INSERT fails and which the view
 *     does not have
 * @param asGiven whether every row is stored with the values that the command gives it, as no trigger and no rule changes them
 * @param proofs for each column that is never null in a written row the NOT NULL columns that show it
 */
public record WriteTarget(
        Table table, List<String> lacking, boolean asGiven, Map<String, Set<ColumnUse>> proofs) {

    /** A table that stores the rows itself. */
    static WriteTarget of(Table table, boolean asGiven) {
        return new WriteTarget(table, List.of(), asGiven, table.columns().stream()
                .filter(Column::notNull)
                .collect(Collectors.toMap(Column::name, column ->
                        Set.of(new ColumnUse(table.schema(), table.name(), column.name())))));
    }

    /** The same for commands that give these columns a value which is not null. */
    public WriteTarget given(Set<String> columns) {
        if (!asGiven || columns.isEmpty()) {
            return this;
        }
        Map<String, Set<ColumnUse>> all = new HashMap<>(proofs);
        columns.forEach(column -> all.putIfAbsent(column, Set.of()));
        return new WriteTarget(table, lacking, true, all);
    }

    /** The same for a command that may answer with a row that it did not write. */
    public WriteTarget orFound() {
        return new WriteTarget(table, lacking, false, proofs);
    }

    /** Whether no row that was just written has null in this column. */
    public boolean neverNull(Column column) {
        return proofs.containsKey(column.name());
    }
}
