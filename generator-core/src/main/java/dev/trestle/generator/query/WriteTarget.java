package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
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
 * @param proofs for each column that is never null in a written row the NOT NULL columns that show it
 */
public record WriteTarget(Table table, List<String> lacking, Map<String, Set<ColumnUse>> proofs) {

    /** A table that stores the rows itself. */
    static WriteTarget of(Table table) {
        return new WriteTarget(table, List.of(), table.columns().stream()
                .filter(Column::notNull)
                .collect(Collectors.toMap(Column::name, column ->
                        Set.of(new ColumnUse(table.schema(), table.name(), column.name())))));
    }

    /** Whether no row that was just written has null in this column. */
    public boolean neverNull(Column column) {
        return proofs.containsKey(column.name());
    }
}
