package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_FROM;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_COLUMN;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Generation;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the columns that a function takes, in the table of their rows. */
record ComputedInputs(Semantics semantics, Diagnostics diagnostics) {

    /**
     * The columns with these names.
     *
     * @param computed what is computed from them, such as {@code The computed column 'film.summary'}
     */
    List<ColumnFinder.Found> find(String computed, Table table, List<Located<String>> names) {
        List<String> known = table.columns().stream().map(Column::name).toList();
        Map<String, ColumnFinder.Found> columns = new LinkedHashMap<>();
        for (Located<String> name : names) {
            Optional<Column> column = table.column(name.value());
            if (column.isEmpty()) {
                diagnostics.report(UNKNOWN_COLUMN, name.location(), computed + " is computed from " + Quoted.of(name.value())
                        + ", but the table '" + table.name() + "' has no column " + Quoted.of(name.value())
                        + Suggestion.didYouMean(name.value(), known) + ".");
            } else if (column.get().generation() == Generation.VIRTUAL) {
                // PostgreSQL shows null for it in the rows of a trigger.
                diagnostics.report(COMPUTED_FROM, name.location(), Quoted.of(name.value())
                        + " is a virtual generated column, whose changes a trigger does not see; name the columns that it is made of,"
                        + " or make it STORED.");
            } else if (columns.putIfAbsent(name.value(), found(table, column.get(), name)) != null) {
                diagnostics.report(COMPUTED_FROM, name.location(), Quoted.of(name.value()) + " is listed twice; remove one.");
            }
        }
        return List.copyOf(columns.values());
    }

    private ColumnFinder.Found found(Table table, Column column, Located<String> name) {
        boolean notNull = column.notNull() && !semantics.weak(table.oid(), column.number());
        return ColumnFinder.Found.of(column.withNotNull(notNull), name.location());
    }
}
