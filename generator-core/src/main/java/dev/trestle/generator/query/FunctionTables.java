package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import java.util.List;
import java.util.Optional;

/** Functions in FROM, and XMLTABLE and JSON_TABLE. */
final class FunctionTables {

    private static final long RECORD = 2249;

    private final Semantics semantics;

    FunctionTables(Semantics semantics) {
        this.semantics = semantics;
    }

    /** The verdict on a column, from 1. */
    Verdict column(Struct entry, int number, Scope scope) {
        return RangeTable.kind(entry) == RangeTable.FUNCTION
                ? ofFunctions(entry, number, scope)
                : ofDocument(entry.struct("tablefunc").orElseThrow(), number - 1);
    }

    private Verdict ofFunctions(Struct entry, int number, Scope scope) {
        List<Struct> functions = entry.structList("functions");
        long columns = functions.stream().mapToLong(function -> function.number("funccolcount")).sum();
        if (number > columns) {
            return entry.flag("funcordinality")
                    ? Verdict.notNull("WITH ORDINALITY numbers every row")
                    : Verdict.nullable("it is an unknown column of a function");
        }
        if (functions.size() > 1) {
            return Verdict.nullable("of several functions in ROWS FROM, the shorter ones are filled up with nulls");
        }
        return ofFunction(functions.get(0), number - 1, scope);
    }

    private Verdict ofFunction(Struct function, int column, Scope scope) {
        Struct call = function.struct("funcexpr").orElseThrow();
        Verdicts verdicts = scope.analysis().verdicts();
        Optional<Function> set = call.is("FUNCEXPR") && call.flag("funcretset")
                ? semantics.function(call.number("funcid"))
                : Optional.empty();
        if (set.isPresent() && set.get().builtIn()) {
            return SetFunctions.column(set.get(), call.structList("args"), column, scope.rows(), verdicts);
        }
        if (set.isPresent() && semantics.isHistoryKey(call.number("funcid"), column + 1)) {
            return Verdict.notNull("it is in the primary key of the table whose history the function reads");
        }
        boolean scalar = function.number("funccolcount") == 1
                && ExpressionTypes.of(call).stream().anyMatch(type -> type != RECORD && scope.isBuiltInType(type));
        return scalar && set.isEmpty()
                ? verdicts.of(call, scope.rows()).orNullable()
                : Verdict.nullable("a function in FROM may return null");
    }

    /** {@code FOR ORDINALITY} numbers the rows, and a null in a NOT NULL column is an error. */
    private static Verdict ofDocument(Struct table, int column) {
        if (table.number("ordinalitycol") == column) {
            return Verdict.notNull("FOR ORDINALITY numbers every row");
        }
        return table.numbers("notnulls").contains((long) column)
                ? Verdict.notNull("it is declared NOT NULL")
                : Verdict.nullable("the document may have no such value");
    }
}
