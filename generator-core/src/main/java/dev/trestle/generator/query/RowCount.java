package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.List;
import java.util.OptionalLong;

/** Whether a query is sure to give a row, as far as its shape alone tells. */
final class RowCount {

    private static final long INNER = 0;
    private static final long LEFT = 1;
    private static final long FULL = 2;
    private static final long RIGHT = 3;
    private static final long UNION = 1;

    private RowCount() {}

    /** Whether it gives one row at least: it aggregates all rows, or has no FROM or one of such queries. */
    static boolean oneAtLeast(Nesting nesting) {
        QueryTree query = nesting.query();
        boolean bounded = query.query().has("limitOffset") || query.query().has("limitCount") && !limitsToSome(query);
        if (!query.isSelect() || bounded || query.returnsSets() || query.query().has("havingQual")) {
            return false;
        }
        return query.query().struct("setOperations")
                .map(operation -> ofOperation(nesting, operation))
                .orElseGet(() -> GroupingSets.of(query).haveGroupOfAll() || fromHasRow(nesting));
    }

    /** Whether FROM and WHERE are sure to leave a row. */
    static boolean fromHasRow(Nesting nesting) {
        QueryTree query = nesting.query();
        boolean condition = query.query().struct("jointree").filter(tree -> tree.has("quals")).isPresent();
        return !condition && query.from().stream().allMatch(item -> oneAtLeast(nesting, item));
    }

    /** Whether an item of FROM gives one row at least. */
    static boolean oneAtLeast(Nesting nesting, Struct item) {
        if (item.is("JOINEXPR")) {
            return joined(nesting, item);
        }
        Struct entry = nesting.query().rangeTableEntry(item.number("rtindex"));
        return switch (RangeTable.kind(entry)) {
            case SUBQUERY -> oneAtLeast(nesting.with(entry.struct("subquery").orElseThrow()));
            case WITH_QUERY -> nesting.commonTableHasRow(entry);
            case VALUES, RESULT -> true;
            case FUNCTION -> calls(entry).stream().anyMatch(call -> !call.flag("funcretset") && !call.flag("opretset"));
            case RELATION, JOIN, TABLE_FUNCTION, TRANSITION_TABLE, GROUP -> false;
        };
    }

    private static List<Struct> calls(Struct entry) {
        return entry.structList("functions").stream().flatMap(each -> each.struct("funcexpr").stream()).toList();
    }

    private static boolean joined(Nesting nesting, Struct join) {
        boolean left = oneAtLeast(nesting, join.struct("larg").orElseThrow());
        boolean right = oneAtLeast(nesting, join.struct("rarg").orElseThrow());
        long type = join.number("jointype");
        boolean matches = join.struct("quals").map(Constants::isTrue).orElse(true);
        return type == LEFT && left || type == RIGHT && right || type == FULL && (left || right)
                || type == INNER && left && right && matches;
    }

    private static boolean ofOperation(Nesting nesting, Struct node) {
        if (node.is("RANGETBLREF")) {
            return oneAtLeast(nesting, node);
        }
        return node.number("op") == UNION
                && (ofOperation(nesting, node.struct("larg").orElseThrow())
                        || ofOperation(nesting, node.struct("rarg").orElseThrow()));
    }

    /** Whether LIMIT is a number above 0. */
    static boolean limitsToSome(QueryTree query) {
        return limit(query).stream().anyMatch(limit -> limit > 0);
    }

    /** The number in LIMIT; empty where there is none, or an expression. */
    static OptionalLong limit(QueryTree query) {
        boolean withTies = query.query().number("limitOption", 0) != 0;
        return withTies
                ? OptionalLong.empty()
                : query.query().struct("limitCount").map(Constants::number).orElse(OptionalLong.empty());
    }
}
