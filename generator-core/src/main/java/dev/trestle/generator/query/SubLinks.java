package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.Map;
import java.util.Set;

/** Subqueries within expressions ({@code SubLinkType} of {@code primnodes.h}). */
final class SubLinks {

    static final long ANY = 2;
    static final long EXPRESSION = 4;
    private static final long EXISTS = 0;
    private static final long ALL = 1;
    private static final long ARRAY = 6;

    private final Verdicts verdicts;

    SubLinks(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("SUBLINK", this::link);
    }

    private Verdict link(Struct link, ExpressionPlace place) {
        long type = link.number("subLinkType");
        if (type == EXISTS) {
            return Verdict.notNull("EXISTS is true or false");
        }
        if (type == ARRAY) {
            return Verdict.notNull("ARRAY of no row is an empty array");
        }
        Scope subquery = new Scope(
                new QueryTree(link.struct("subselect").orElseThrow()), place.scope().analysis(), place);
        if (type == EXPRESSION) {
            return scalar(subquery);
        }
        return type == ANY || type == ALL
                ? compared(link, subquery, place)
                : Verdict.nullable("nothing is known of this kind of subquery");
    }

    private static Verdict scalar(Scope subquery) {
        Verdict column = subquery.outputs().column(0);
        if (column.isAlwaysNull()) {
            return column;
        }
        if (!RowCount.oneAtLeast(subquery.nesting())) {
            return Verdict.nullable("the subquery may return no row");
        }
        return column;
    }

    /** {@code x IN (SELECT …)}: its test compares x with parameters that stand for the subquery's columns. */
    private Verdict compared(Struct link, Scope subquery, ExpressionPlace place) {
        Struct test = link.struct("testexpr").orElseThrow();
        Verdict all = Verdict.notNull("neither the value nor the column of the subquery is null");
        for (int i = 0; i < subquery.query().outputs().size(); i++) {
            Verdict column = subquery.outputs().column(i);
            if (!column.isNotNull()) {
                return Verdict.nullable("the subquery may return null: " + column.why());
            }
            all = all.relyingOn(column);
        }
        Verdict compared = verdicts.of(test, place.with(Set.of(new Fact.FoundColumns())));
        return compared.isNotNull() ? all.relyingOn(compared) : compared.orNullable();
    }
}
