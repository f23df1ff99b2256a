package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.List;
import java.util.function.Predicate;

/**
 * The grouping sets of a query ({@code GroupingSet} of {@code parsenodes.h}; documentation, GROUPING SETS, CUBE, and
 * ROLLUP): the items of GROUP BY, which are multiplied with each other.
 *
 * @param items none where GROUP BY has columns alone, or is not there
 */
record GroupingSets(QueryTree query, List<Struct> items) {

    private static final long EMPTY = 0;
    private static final long SIMPLE = 1;
    private static final long SETS = 4;

    static GroupingSets of(QueryTree query) {
        return new GroupingSets(query, query.query().structList("groupingSets"));
    }

    boolean exist() {
        return !items.isEmpty();
    }

    /** Whether every set has the item of the select list with this {@code ressortgroupref}. */
    boolean allHave(long reference) {
        return items.stream().anyMatch(item -> always(item, one -> one.numbers("content").contains(reference)));
    }

    /** Whether each group is one of rows that are alike in something, so that it has a row. */
    boolean noneIsEmpty() {
        return exist()
                ? items.stream().anyMatch(item -> always(item, one -> true))
                : query.query().has("groupClause");
    }

    /** Whether one of the groups is that of all rows, which is there even where there are none. */
    boolean haveGroupOfAll() {
        return exist() ? items.stream().allMatch(GroupingSets::canBeEmpty) : isGroupOfAll();
    }

    /** Whether that is the only group. */
    boolean areGroupOfAll() {
        return exist() ? items.stream().allMatch(GroupingSets::isEmpty) : isGroupOfAll();
    }

    private boolean isGroupOfAll() {
        return query.isGrouped() && !query.query().has("groupClause");
    }

    private static boolean canBeEmpty(Struct item) {
        return item.number("kind") == SETS
                ? item.structList("content").stream().anyMatch(GroupingSets::canBeEmpty)
                : item.number("kind") != SIMPLE;
    }

    private static boolean isEmpty(Struct item) {
        List<Struct> members = item.structList("content");
        return item.number("kind") == EMPTY
                || item.number("kind") == SETS && members.size() == 1 && isEmpty(members.get(0));
    }

    /** Whether this holds for each set that an item of GROUP BY stands for; ROLLUP and CUBE have the empty one, too. */
    private static boolean always(Struct item, Predicate<Struct> test) {
        return item.number("kind") == SETS
                ? item.structList("content").stream().allMatch(member -> always(member, test))
                : item.number("kind") == SIMPLE && test.test(item);
    }
}
