package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_PRIMARY_KEY;

import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.util.List;

/** The primary key as the columns of a route. */
final class PrimaryKey {

    private PrimaryKey() {}

    /** The key's columns in its order; reports a table or view that has none, with what would help. */
    static List<ColumnFinder.Found> of(Table table, Located<String> name, String remedy, Diagnostics diagnostics) {
        if (table.primaryKey().isEmpty()) {
            diagnostics.report(NO_PRIMARY_KEY, name.location(),
                    (table.kind() == TableKind.VIEW
                            ? "The view '" + name.value() + "' does not have the primary key of one table that it is made of"
                            : "The table '" + name.value() + "' has no primary key") + "; " + remedy + ".");
        }
        return table.primaryKey().stream()
                .flatMap(column -> table.column(column).stream())
                .map(column -> ColumnFinder.Found.of(column, name.location()))
                .toList();
    }
}
