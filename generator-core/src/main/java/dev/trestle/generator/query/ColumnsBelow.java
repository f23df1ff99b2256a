package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The columns of a view that are columns of the one table that it is made of. */
final class ColumnsBelow {

    private ColumnsBelow() {}

    /** For each column of the view, by its number, the column below that it is; one that is taken already is left out. */
    static Map<Integer, Column> of(QueryTree view, Table table) {
        Map<Integer, Column> columns = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Struct output : view.outputs()) {
            output.struct("expr")
                    .filter(Expressions::isOwnColumn)
                    .flatMap(variable -> table.column((int) variable.number("varattno")))
                    .filter(column -> taken.add(column.number()))
                    .ifPresent(column -> columns.put((int) output.number("resno"), column));
        }
        return columns;
    }
}
