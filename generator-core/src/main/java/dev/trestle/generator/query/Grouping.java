package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** GROUP BY: which grouping sets leave a column out, which then is null, and which may group no row at all. */
final class Grouping {

    private static final long SIMPLE = 1;
    private static final long SETS = 4;

    private final QueryTree query;
    private final List<Struct> sets;
    private final Map<String, Boolean> inEverySet = new HashMap<>();
    private boolean unclear;

    Grouping(QueryTree query) {
        this.query = query;
        this.sets = query.query().structList("groupingSets");
        if (!sets.isEmpty()) {
            query.query().structList("targetList").forEach(this::remember);
        }
    }

    private void remember(Struct entry) {
        long reference = entry.number("ressortgroupref");
        boolean grouped = query.query().structList("groupClause").stream()
                .anyMatch(clause -> clause.number("tleSortGroupRef") == reference);
        if (reference > 0 && grouped) {
            boolean everywhere = sets.stream()
                    .anyMatch(set -> always(set, one -> one.numbers("content").contains(reference)));
            Optional<String> key = entry.struct("expr").flatMap(ExpressionKey::structure);
            key.ifPresent(text -> inEverySet.merge(text, everywhere, Boolean::logicalOr));
            unclear |= key.isEmpty() && !everywhere;
        }
    }

    boolean hasSets() {
        return !sets.isEmpty();
    }

    /** Whether the groups put null in place of this expression at times. */
    boolean leavesOut(Struct expression) {
        if (sets.isEmpty()) {
            return false;
        }
        Optional<Boolean> everywhere = ExpressionKey.structure(expression).map(inEverySet::get);
        // Before 18 a column that is not grouped itself can only depend on columns that every set has.
        return everywhere.isPresent() ? !everywhere.get() : unclear || isOfGroups(expression);
    }

    /**
     * Whether a condition on this expression holds for the result, too. PostgreSQL decides conditions on expressions without
     * columns before it puts nulls in their place, in HAVING for example.
     */
    boolean keepsFacts(Struct expression) {
        if (isOfGroups(expression)) {
            int column = (int) expression.number("varattno") - 1;
            return keepsFacts(query.rangeTableEntry(expression.number("varno")).structList("groupexprs").get(column));
        }
        return Expressions.isOwnColumn(expression)
                || !expression.is("SUBLINK") && children(expression).anyMatch(this::keepsFacts);
    }

    /** Whether each group is made of one row at least. */
    boolean hasRows() {
        return query.query().has("groupClause")
                && (sets.isEmpty() || sets.stream().anyMatch(set -> always(set, one -> true)));
    }

    /** What holds for the results, given what holds for the rows. */
    Set<Fact> facts(Scope scope, Set<Fact> rows) {
        Set<Fact> facts = new HashSet<>(rows);
        if (hasSets()) {
            facts.removeIf(Fact.NotNull.class::isInstance);
        }
        query.query().struct("havingQual").ifPresent(having ->
                facts.addAll(new Narrowing(scope, Set.of(), hasSets()).whenTrue(having)));
        return facts;
    }

    private static Stream<Struct> children(Node node) {
        return node.children().stream()
                .flatMap(child -> child instanceof Struct struct ? Stream.of(struct) : children(child));
    }

    private boolean isOfGroups(Struct expression) {
        return Expressions.isOwnColumn(expression)
                && RangeTable.kind(query.rangeTableEntry(expression.number("varno"))) == RangeTable.GROUP;
    }

    /** Whether this holds for each set that an item of GROUP BY stands for; ROLLUP and CUBE have the empty one, too. */
    private static boolean always(Struct set, Predicate<Struct> test) {
        long kind = set.number("kind");
        if (kind == SETS) {
            return set.structList("content").stream().allMatch(member -> always(member, test));
        }
        return kind == SIMPLE && test.test(set);
    }
}
