package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns of an entry of the range table, as that entry itself gives them. */
final class Relations {

    private final Catalog catalog;
    private final Semantics semantics;
    private final FunctionTables functionTables;

    Relations(Catalog catalog, Semantics semantics) {
        this.catalog = catalog;
        this.semantics = semantics;
        this.functionTables = new FunctionTables(semantics);
    }

    /** The verdict on a column of this entry, before any join. */
    Verdict column(Struct variable, Struct entry, Scope scope) {
        int number = (int) variable.number("varattno");
        return switch (RangeTable.kind(entry)) {
            case RELATION -> stored(entry, number, scope);
            case SUBQUERY -> number < 1
                    ? wholeRow()
                    : scope.subquery(entry.struct("subquery").orElseThrow()).outputs().column(number - 1);
            case VALUES -> number < 1 ? wholeRow() : listed(entry, number - 1, scope);
            case WITH_QUERY -> number < 1 ? wholeRow() : common(entry, number - 1, scope);
            case FUNCTION, TABLE_FUNCTION -> number < 1 ? wholeRow() : functionTables.column(entry, number, scope);
            case JOIN -> Verdict.nullable("it is a whole row of a join");
            case TRANSITION_TABLE, RESULT, GROUP ->
                Verdict.nullable("nothing is known of columns of " + RangeTable.kind(entry).words());
        };
    }

    private static Verdict wholeRow() {
        return Verdict.nullable("it is a whole row");
    }

    private Verdict stored(Struct entry, int number, Scope scope) {
        long oid = entry.number("relid");
        Optional<Table> table = catalog.table(oid);
        if (table.isEmpty()) {
            return Verdict.nullable("its table is not in the catalog");
        }
        TableKind kind = table.get().kind();
        if (kind == TableKind.VIEW || kind == TableKind.MATERIALIZED_VIEW) {
            return number < 1 ? wholeRow() : scope.analysis().views().column(table.get(), number);
        }
        if (number < 1) {
            return kind == TableKind.FOREIGN_TABLE
                    ? Verdict.nullable("a foreign table may lack it")
                    : Verdict.notNull(number == 0 ? "it is a row of " + table.get().name() : "every stored row has it");
        }
        return table.get().column(number)
                .map(column -> stored(table.get(), column))
                .orElseGet(() -> Verdict.nullable("its column is not in the catalog"));
    }

    private Verdict stored(Table table, Column column) {
        String name = table.name() + "." + column.name();
        boolean weak = semantics.weak(table.oid(), column.number());
        if (!column.notNull()) {
            // PostgreSQL stores null in it all the same where a subquery of that type finds no row.
            return Verdict.nullable(column.refusesNull()
                    ? name + " is not NOT NULL itself, and its domain alone does not exclude null"
                    : name + " is nullable");
        }
        if (table.kind() == TableKind.FOREIGN_TABLE) {
            return Verdict.nullable("PostgreSQL does not enforce NOT NULL of the foreign table " + table.name());
        }
        if (weak) {
            return Verdict.nullable("a table that inherits from " + table.name() + " allows null in " + column.name());
        }
        return Verdict.notNull(name + " is NOT NULL", new ColumnUse(table.schema(), table.name(), column.name()));
    }

    private Verdict listed(Struct entry, int column, Scope scope) {
        List<Struct> values = new ArrayList<>();
        for (Node row : entry.list("values_lists")) {
            values.add((Struct) row.children().get(column));
        }
        Verdicts verdicts = scope.analysis().verdicts();
        Verdict all = verdicts.all(values, scope.rows(), "no row of VALUES has null there");
        return values.size() == 1 ? all : all.orNullable();
    }

    private static Verdict common(Struct entry, int column, Scope scope) {
        ExpressionPlace home = scope.rows().out(entry.number("ctelevelsup"));
        return home.scope().commonTables().column(entry.text("ctename").orElseThrow(), column);
    }
}
