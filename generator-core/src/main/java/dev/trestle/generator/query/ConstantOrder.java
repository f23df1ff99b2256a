package dev.trestle.generator.query;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.SqlToken.Kind;
import java.util.List;
import java.util.OptionalInt;

/** Reports {@code ORDER BY :sort}: a parameter is a value, which is the same for every row, and names no column. */
final class ConstantOrder {

    private final SqlStatement statement;
    private final Diagnostics diagnostics;
    private boolean found;

    private ConstantOrder(SqlStatement statement, Diagnostics diagnostics) {
        this.statement = statement;
        this.diagnostics = diagnostics;
    }

    /** Whether the statement or a query within it does so. */
    static boolean isIn(QueryTree tree, SqlStatement statement, Diagnostics diagnostics) {
        ConstantOrder order = new ConstantOrder(statement, diagnostics);
        tree.all().forEach(order::check);
        return order.found;
    }

    private void check(QueryTree tree) {
        Struct query = tree.query();
        check(tree, query.structList("sortClause"), "sorting by");
        check(tree, query.structList("groupClause"), "grouping by");
        if (query.flag("hasDistinctOn")) {
            check(tree, query.structList("distinctClause"), "DISTINCT ON");
        }
        for (Struct window : query.structList("windowClause")) {
            check(tree, window.structList("orderClause"), "sorting by");
            check(tree, window.structList("partitionClause"), "grouping by");
        }
    }

    private void check(QueryTree tree, List<Struct> clauses, String effect) {
        for (Struct clause : clauses) {
            tree.query().structList("targetList").stream()
                    .filter(entry -> entry.number("ressortgroupref") == clause.number("tleSortGroupRef"))
                    // What the select list has, too, may be there to be named by its alias.
                    .filter(entry -> entry.flag("resjunk"))
                    .flatMap(entry -> entry.struct("expr").stream())
                    .map(expression -> Expressions.parameter(tree.grouped(expression)))
                    .filter(OptionalInt::isPresent)
                    .forEach(number -> report(statement.names().get(number.getAsInt() - 1), effect));
        }
    }

    private void report(String name, String effect) {
        found = true;
        diagnostics.report(DiagnosticCode.CONSTANT_ORDER, statement.location(place(name)), "':" + name + "' has the"
                + " same value for all rows, so " + effect + " it has no effect; choose between columns, as in"
                + " CASE WHEN :" + name + " = 'title' THEN title END, or write a query for each");
    }

    /** The occurrence behind BY, or the first. */
    private SqlPart.Parameter place(String name) {
        List<SqlPart.Parameter> places =
                statement.occurrences().stream().filter(place -> place.name().equals(name)).toList();
        return places.stream().filter(this::isBehindBy).findFirst().orElse(places.get(0));
    }

    private boolean isBehindBy(SqlPart.Parameter place) {
        String before = "";
        for (SqlToken token : statement.tokens()) {
            if (token.start() >= place.offset()) {
                break;
            }
            before = token.kind() == Kind.WORD ? statement.text().substring(token) : token.blank() ? before : "";
        }
        return before.equalsIgnoreCase("by");
    }
}
