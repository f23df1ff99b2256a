package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The columns that a statement returns. */
final class ResultColumns {

    /** What PostgreSQL calls a column that has no name. */
    private static final String UNNAMED = "?column?";

    private final QueryTree tree;
    private final List<Struct> outputs;
    private final Catalog catalog;
    private final ArrayDimensions dimensions;
    private final List<String> names;

    ResultColumns(QueryTree tree, Catalog catalog, ArrayDimensions dimensions) {
        this.tree = tree;
        this.outputs = tree.outputs();
        this.catalog = catalog;
        this.dimensions = dimensions;
        this.names = outputs.stream().map(output -> override(output).name()).toList();
    }

    /** Whether each column has a name of its own; reports those that have not. */
    boolean named(SqlStatement statement, Diagnostics diagnostics) {
        boolean named = true;
        List<Location.InFile> places = places(statement);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int first = names.indexOf(name);
            if (name.equals(UNNAMED) || name.isEmpty()) {
                named = false;
                diagnostics.report(
                        DiagnosticCode.UNNAMED_COLUMN,
                        places.get(i),
                        "column " + (i + 1) + " of the result has no name; write 'AS name' after it");
            } else if (first < i) {
                named = false;
                diagnostics.report(
                        DiagnosticCode.DUPLICATE_OUTPUT,
                        places.get(i),
                        "columns " + (first + 1) + " and " + (i + 1) + " of the result are both named '" + name
                                + "'; give one another name with 'AS name'");
            }
        }
        return named;
    }

    /** Where the item stands that gives each column; the statement itself where there is none. */
    List<Location.InFile> places(SqlStatement statement) {
        List<Location.InFile> places = new ArrayList<>(Collections.nCopies(outputs.size(), statement.location()));
        ItemColumns.of(new SelectList(statement, !tree.isSelect()), outputs).forEach(item -> Collections.fill(
                places.subList(item.from(), item.end()), statement.text().location(item.item().get(0).start())));
        return places;
    }

    /** Whether the arrays of each column have as many dimensions as each other; reports those that have not. */
    boolean even(SqlStatement statement, List<PgType> types, Diagnostics diagnostics) {
        boolean even = true;
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i) instanceof PgType.Array && dimensions.ofOutput(tree, i) == ArrayDimensions.MIXED) {
                even = false;
                diagnostics.report(DiagnosticCode.ARRAY_DIMENSIONS, places(statement).get(i), "the column '" + names.get(i)
                        + "' has arrays without a fixed number of dimensions; return it as JSON, with to_jsonb(…), or as text");
            }
        }
        return even;
    }

    /** The columns, given the driver's type of each and the verdicts on them. */
    List<QueryColumn> columns(List<PgType> types, List<Verdict> verdicts) {
        if (types.size() != outputs.size()) {
            throw new IllegalStateException(
                    "the tree has " + outputs.size() + " columns, the driver " + types.size());
        }
        List<QueryColumn> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Struct output = outputs.get(i);
            columns.add(new QueryColumn(
                    names.get(i),
                    type(i, types.get(i)),
                    verdicts.get(i).isNotNull(),
                    verdicts.get(i).reason(),
                    originColumn(output).flatMap(Column::comment),
                    origin(output)));
        }
        return List.copyOf(columns);
    }

    /** What the aliases say of each column. */
    List<NullOverride> overrides() {
        return outputs.stream().map(this::override).toList();
    }

    /** The verdict on each column. */
    List<Verdict> verdicts(Analysis analysis) {
        Outputs results = new Scope(tree, analysis, null).outputs();
        return IntStream.range(0, outputs.size()).mapToObj(results::column).toList();
    }

    /** A table's column may end with a question mark of its own. */
    private NullOverride override(Struct output) {
        String name = output.text("resname").orElse(UNNAMED);
        boolean ownName = name.equals(UNNAMED)
                || originColumn(output).filter(column -> column.name().equals(name)).isPresent();
        return ownName ? new NullOverride(name, NullOverride.Kind.NONE) : NullOverride.of(name);
    }

    private PgType type(int column, PgType fromDriver) {
        PgType fromTree = expressionType(column).stream()
                .mapToObj(oid -> Optional.ofNullable(catalog.types().get(oid)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(fromDriver);
        PgType type = base(fromTree).equals(fromDriver) ? fromTree : fromDriver;
        return type instanceof PgType.Array ? type.declared(dimensions.ofOutput(tree, column)) : type;
    }

    private OptionalLong expressionType(int column) {
        return tree.isSelect()
                ? ExpressionTypes.column(tree, column)
                : ExpressionTypes.of(outputs.get(column).struct("expr").orElseThrow());
    }

    private static PgType base(PgType type) {
        PgType below = type;
        while (below instanceof PgType.Domain domain) {
            below = domain.base();
        }
        return below;
    }

    private Optional<Table> originTable(Struct output) {
        return catalog.table(output.number("resorigtbl"));
    }

    private Optional<Column> originColumn(Struct output) {
        return originTable(output).flatMap(table -> table.column((int) output.number("resorigcol")));
    }

    private Optional<ColumnUse> origin(Struct output) {
        return originTable(output).flatMap(table -> originColumn(output)
                .map(column -> new ColumnUse(table.schema(), table.name(), column.name())));
    }
}
