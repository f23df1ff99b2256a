package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the column of a table that a view's column shows unchanged, through views over views. */
public final class ViewColumns {

    private final Catalog catalog;
    private final Semantics semantics;
    private final Map<Long, List<Struct>> outputs = new HashMap<>();

    public ViewColumns(Catalog catalog, Semantics semantics) {
        this.catalog = catalog;
        this.semantics = semantics;
    }

    /** A column and the table that has it. */
    public record Origin(Table table, Column column) {}

    /** The column itself where it is a table's; empty where a view computes it, or joins it with others in a UNION. */
    public Optional<Origin> origin(Table table, Column column) {
        if (semantics.viewTree(table.oid()).isEmpty()) {
            return table.kind().stores() ? Optional.of(new Origin(table, column)) : Optional.empty();
        }
        List<Struct> columns = outputs.computeIfAbsent(table.oid(), this::outputs);
        if (column.number() > columns.size()) {
            return Optional.empty();
        }
        Struct output = columns.get(column.number() - 1);
        // A view cannot be made of itself, so this ends.
        return catalog.table(output.number("resorigtbl"))
                .flatMap(below -> below.column((int) output.number("resorigcol"))
                        .flatMap(its -> origin(below, its)));
    }

    private List<Struct> outputs(long view) {
        return QueryTree.ofFunctionBody(semantics.viewTree(view).orElseThrow()).outputs();
    }
}
