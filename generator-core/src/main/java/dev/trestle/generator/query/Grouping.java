package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** GROUP BY: which grouping sets leave a column out, which then is null, and which may group no row at all. */
final class Grouping {

    private final Nesting nesting;
    private final QueryTree query;
    private final GroupingSets sets;
    private final Set<Long> inEverySet = new HashSet<>();
    private final Map<String, Boolean> everyOneInEverySet = new HashMap<>();
    private final Set<String> groupedTwice = new HashSet<>();
    private boolean unclear;

    Grouping(Nesting nesting) {
        this.nesting = nesting;
        this.query = nesting.query();
        this.sets = GroupingSets.of(query);
        if (sets.exist()) {
            query.query().structList("targetList").forEach(this::remember);
        }
    }

    private void remember(Struct entry) {
        long reference = entry.number("ressortgroupref");
        boolean grouped = query.query().structList("groupClause").stream()
                .anyMatch(clause -> clause.number("tleSortGroupRef") == reference);
        if (reference > 0 && grouped) {
            boolean everywhere = sets.allHave(reference);
            if (everywhere) {
                inEverySet.add(reference);
            }
            Optional<String> key = entry.struct("expr").flatMap(ExpressionKey::structure);
            key.filter(everyOneInEverySet::containsKey).ifPresent(groupedTwice::add);
            key.ifPresent(text -> everyOneInEverySet.merge(text, everywhere, Boolean::logicalAnd));
            unclear |= key.isEmpty() && !everywhere;
        }
    }

    boolean hasSets() {
        return sets.exist();
    }

    /**
     * Whether the groups put null in place of this expression at times. Of items of GROUP BY that look the same
     * PostgreSQL takes one, not always the first.
     */
    boolean leavesOut(Struct expression) {
        if (!sets.exist()) {
            return false;
        }
        Optional<Boolean> everywhere = ExpressionKey.structure(expression).map(everyOneInEverySet::get);
        // Before 18 a column that is not grouped itself can only depend on columns that every set has.
        return everywhere.isPresent() ? !everywhere.get() : unclear || isOfGroups(expression);
    }

    /** Whether an entry of the select list is, by its reference, an item of GROUP BY that every grouping set has. */
    boolean isInEverySet(Struct entry) {
        return inEverySet.contains(entry.number("ressortgroupref"));
    }

    /**
     * Whether a condition on this expression holds for the result, too. PostgreSQL decides conditions on expressions
     * without columns before it puts nulls in their place, in HAVING for example; and of what is grouped twice one may
     * be null.
     */
    boolean keepsFacts(Struct expression) {
        return hasColumns(expression) && (groupedTwice.isEmpty() || expression.structs().stream()
                .noneMatch(each -> ExpressionKey.structure(each).filter(groupedTwice::contains).isPresent()));
    }

    private boolean hasColumns(Struct expression) {
        if (isOfGroups(expression)) {
            int column = (int) expression.number("varattno") - 1;
            return hasColumns(query.rangeTableEntry(expression.number("varno")).structList("groupexprs").get(column));
        }
        return Expressions.isOwnColumn(expression)
                || !expression.is("SUBLINK") && children(expression).anyMatch(this::hasColumns);
    }

    /** Whether each group is made of one row at least. */
    boolean hasRows() {
        return sets.noneIsEmpty() || RowCount.fromHasRow(nesting);
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
}
