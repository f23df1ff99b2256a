package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The verdict on any expression: each kind of node has a rule, in a class for its family. A kind without a rule is
 * nullable.
 */
final class Verdicts {

    private final Map<String, Rule> rules = new HashMap<>();
    private final Semantics semantics;

    Verdicts(Semantics semantics, ParameterNullability parameters) {
        this.semantics = semantics;
        NeverNull neverNull = NeverNull.load();
        new Values(this, parameters).addTo(rules);
        new FromColumns(this).addTo(rules);
        new Casts(this).addTo(rules);
        new Conditionals(this).addTo(rules);
        new Tests(this, semantics, neverNull).addTo(rules);
        new FunctionCalls(this, semantics, neverNull).addTo(rules);
        new Aggregates(this, semantics).addTo(rules);
        new Windows(this, semantics).addTo(rules);
        new SubLinks(this).addTo(rules);
        new Documents(this).addTo(rules);
    }

    /** Whether this expression can be null where it stands, and why. */
    Verdict of(Struct expression, ExpressionPlace place) {
        if (place.tooDeep()) {
            return Verdict.nullable("it is nested too deeply to be analysed");
        }
        if (proven(expression, place)) {
            return Verdict.notNull("a condition of the query excludes rows with null there");
        }
        if (place.grouped() && place.scope().grouping().leavesOut(expression)) {
            return Verdict.nullable("some of the grouping sets leave it out");
        }
        Rule rule = rules.get(expression.type());
        return rule == null
                ? Verdict.nullable("nothing is known of " + expression.type() + " nodes")
                : rule.verdict(expression, place.deeper());
    }

    /** Not null where every one of these is; null where one of them is null always. */
    Verdict all(List<Struct> expressions, ExpressionPlace place, String why) {
        Verdict all = Verdict.notNull(why);
        for (Struct expression : expressions) {
            Verdict one = of(expression, place);
            if (one.isAlwaysNull()) {
                return one;
            }
            all = !all.isNotNull() ? all : one.isNotNull() ? all.relyingOn(one) : one;
        }
        return all;
    }

    /** Not null where any one of these is; null where all are. */
    Verdict any(List<Struct> expressions, ExpressionPlace place, String why) {
        boolean alwaysNull = true;
        for (Struct expression : expressions) {
            Verdict one = of(expression, place);
            if (one.isNotNull()) {
                return one.because(why);
            }
            alwaysNull &= one.isAlwaysNull();
        }
        return alwaysNull ? Verdict.alwaysNull("all of it is null") : Verdict.nullable("all of it can be null");
    }

    private boolean proven(Struct expression, ExpressionPlace place) {
        Grouping grouping = place.scope().grouping();
        return (grouping.hasSets() ? grouping.keepsFacts(expression) : !expression.is("VAR"))
                && place.facts().stream().anyMatch(Fact.NotNull.class::isInstance)
                && ExpressionKey.of(expression, semantics)
                        .filter(key -> place.facts().contains(new Fact.NotNull(key)))
                        .isPresent();
    }

    /** The verdict on one kind of node. */
    @FunctionalInterface
    interface Rule {
        Verdict verdict(Struct expression, ExpressionPlace place);
    }
}
