package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.Map;
import java.util.Set;

/** CASE, COALESCE, NULLIF, GREATEST and LEAST. */
final class Conditionals {

    private final Verdicts verdicts;

    Conditionals(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("CASEEXPR", this::cases);
        rules.put("CASETESTEXPR", (value, place) -> Verdict.nullable("it is what CASE compares"));
        rules.put("COALESCEEXPR", (call, place) ->
                verdicts.any(call.structList("args"), place, "one argument of COALESCE is never null"));
        rules.put("MINMAXEXPR", (call, place) ->
                verdicts.any(call.structList("args"), place, "one argument is never null, and nulls are left out"));
        rules.put("NULLIFEXPR", (call, place) -> verdicts.of(call.structList("args").get(0), place).isAlwaysNull()
                ? Verdict.alwaysNull("its first argument is null")
                : Verdict.nullable("NULLIF returns null where its arguments are equal"));
    }

    /** A result is computed only where its condition holds and none before it does. */
    private Verdict cases(Struct cases, ExpressionPlace place) {
        Verdict all = Verdict.notNull("no branch of CASE returns null");
        ExpressionPlace here = place;
        boolean alwaysNull = true;
        for (Struct when : cases.structList("args")) {
            Struct condition = when.struct("expr").orElseThrow();
            Verdict result = verdicts.of(when.struct("result").orElseThrow(), here.with(met(condition, here)));
            alwaysNull &= result.isAlwaysNull();
            all = both(all, result, "a branch of CASE can return null: ");
            here = here.with(notMet(condition, here));
        }
        ExpressionPlace last = here;
        // Without ELSE the tree has a null constant there.
        Verdict otherwise = cases.struct("defresult")
                .map(result -> verdicts.of(result, last))
                .orElse(Verdict.alwaysNull("there is no ELSE"));
        if (otherwise.isAlwaysNull()) {
            return alwaysNull
                    ? Verdict.alwaysNull("every branch of CASE returns null")
                    : Verdict.nullable("CASE returns null where no condition is met");
        }
        return both(all, otherwise, "ELSE can return null: ");
    }

    private static Verdict both(Verdict all, Verdict result, String what) {
        if (!all.isNotNull()) {
            return all;
        }
        return result.isNotNull() ? all.relyingOn(result) : Verdict.nullable(what + result.why());
    }

    private Set<Fact> met(Struct condition, ExpressionPlace place) {
        return narrowing(place).whenTrue(condition);
    }

    /** A condition that is not met may be null, too, which says nothing; one that never is null is false. */
    private Set<Fact> notMet(Struct condition, ExpressionPlace place) {
        return verdicts.of(condition, place).isNotNull() ? narrowing(place).whenFalse(condition) : Set.of();
    }

    private static Narrowing narrowing(ExpressionPlace place) {
        boolean grouped = place.grouped() && place.scope().grouping().hasSets();
        return new Narrowing(place.scope(), Set.of(), grouped);
    }
}
