package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Whether a query is sure to give a row, as far as its shape alone tells. */
final class RowCount {

    private RowCount() {}

    /** Whether it gives one row at least: an aggregate over all rows, or a SELECT without FROM. */
    static boolean oneAtLeast(QueryTree query) {
        boolean bounded = query.query().has("limitOffset") || query.query().has("limitCount") && !limitsToSome(query);
        if (!query.isSelect() || bounded || query.returnsSets() || query.query().has("havingQual")) {
            return false;
        }
        if (Stream.of("setOperations", "groupClause", "groupingSets").anyMatch(query.query()::has)) {
            return false;
        }
        return query.query().flag("hasAggs")
                || !hasCondition(query) && query.from().stream().allMatch(item -> oneAtLeast(query, item));
    }

    /** Whether a query in FROM gives one row at least. */
    static boolean oneAtLeast(QueryTree query, Struct item) {
        if (!item.is("RANGETBLREF")) {
            return false;
        }
        Struct entry = query.rangeTableEntry(item.number("rtindex"));
        return switch (RangeTable.kind(entry)) {
            case SUBQUERY -> oneAtLeast(new QueryTree(entry.struct("subquery").orElseThrow()));
            case VALUES -> true;
            case RELATION, JOIN, FUNCTION, TABLE_FUNCTION, WITH_QUERY, TRANSITION_TABLE, RESULT, GROUP -> false;
        };
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

    private static boolean hasCondition(QueryTree query) {
        return query.query().struct("jointree").filter(tree -> tree.has("quals")).isPresent();
    }
}
