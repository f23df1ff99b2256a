package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.ColumnNullability.Nullability;
import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns that a statement returns. */
final class ResultColumns {

    /** What PostgreSQL calls a column that has no name. */
    private static final String UNNAMED = "?column?";

    private final List<Struct> outputs;
    private final ColumnNullability nullability;
    private final Catalog catalog;

    ResultColumns(QueryTree tree, Catalog catalog) {
        this.outputs = tree.outputs();
        this.nullability = new ColumnNullability(tree, catalog);
        this.catalog = catalog;
    }

    /** Whether each column has a name of its own; reports those that have not. */
    boolean named(SqlStatement statement, Diagnostics diagnostics) {
        List<String> names = outputs.stream().map(ResultColumns::name).toList();
        boolean named = true;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int first = names.indexOf(name);
            if (name.equals(UNNAMED)) {
                named = false;
                diagnostics.report(
                        DiagnosticCode.UNNAMED_COLUMN,
                        statement.location(),
                        "column " + (i + 1) + " of the result has no name; write 'AS name' behind it");
            } else if (first < i) {
                named = false;
                diagnostics.report(
                        DiagnosticCode.DUPLICATE_OUTPUT,
                        statement.location(),
                        "columns " + (first + 1) + " and " + (i + 1) + " of the result are both named '" + name
                                + "'; give one another name with 'AS name'");
            }
        }
        return named;
    }

    /** The columns, given the type of each. */
    List<QueryColumn> columns(List<PgType> types) {
        if (types.size() != outputs.size()) {
            throw new IllegalStateException(
                    "the tree has " + outputs.size() + " columns, the driver " + types.size());
        }
        List<QueryColumn> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Struct output = outputs.get(i);
            Nullability verdict = nullability.of(output);
            columns.add(new QueryColumn(
                    name(output), types.get(i), verdict.notNull(), verdict.reason(), comment(output)));
        }
        return List.copyOf(columns);
    }

    private static String name(Struct output) {
        return output.text("resname").orElse(UNNAMED);
    }

    private Optional<String> comment(Struct output) {
        return catalog.table(output.number("resorigtbl"))
                .flatMap(table -> table.column((int) output.number("resorigcol")))
                .flatMap(Column::comment);
    }
}
