package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.List;
import java.util.Map;

/** Tests and logic: IS NULL, IS TRUE, IS DISTINCT FROM, AND, OR, NOT, comparisons of rows and with arrays. */
final class Tests {

    /** Oids from here on belong to objects that users made. */
    private static final long FIRST_OF_USERS = 16384;

    private final Verdicts verdicts;
    private final Semantics semantics;
    private final NeverNull neverNull;

    Tests(Verdicts verdicts, Semantics semantics, NeverNull neverNull) {
        this.verdicts = verdicts;
        this.semantics = semantics;
        this.neverNull = neverNull;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("NULLTEST", (test, place) -> Verdict.notNull("IS NULL is true or false"));
        rules.put("BOOLEANTEST", (test, place) -> Verdict.notNull("IS TRUE and similar tests are true or false"));
        rules.put("GROUPINGFUNC", (call, place) -> Verdict.notNull("GROUPING is a number"));
        rules.put("DISTINCTEXPR", (test, place) -> compares(test)
                ? Verdict.notNull("IS DISTINCT FROM is true or false")
                : unknownOperator());
        rules.put("BOOLEXPR", (test, place) ->
                verdicts.all(test.structList("args"), place, "logic over values that are never null").orNullable());
        rules.put("SCALARARRAYOPEXPR", this::withArray);
        rules.put("ROWCOMPAREEXPR", this::rows);
    }

    /** {@code x = ANY (array)} is null where it finds no match but a null among the elements. */
    private Verdict withArray(Struct test, ExpressionPlace place) {
        List<Struct> arguments = test.structList("args");
        if (!compares(test)) {
            return unknownOperator();
        }
        Verdict scalar = verdicts.of(arguments.get(0), place);
        if (!scalar.isNotNull()) {
            return scalar.orNullable();
        }
        Struct array = arguments.get(1);
        String why = "neither the value nor any of the list is null";
        if (array.is("ARRAYEXPR") && !array.flag("multidims")) {
            return verdicts.all(array.structList("elements"), place, why).relyingOn(scalar).orNullable();
        }
        return Constants.isArrayWithoutNulls(array)
                ? Verdict.notNull(why).relyingOn(scalar)
                : Verdict.nullable("elements of the array may be null");
    }

    private Verdict rows(Struct test, ExpressionPlace place) {
        Verdict left = verdicts.all(test.structList("largs"), place, "no column of the two rows is null");
        Verdict right = verdicts.all(test.structList("rargs"), place, "no column of the two rows is null");
        boolean builtIn = test.numbers("opfamilies").stream().allMatch(family -> family < FIRST_OF_USERS);
        if (!left.isNotNull() || !right.isNotNull()) {
            return (left.isNotNull() ? right : left).orNullable();
        }
        return builtIn ? left.relyingOn(right) : unknownOperator();
    }

    private boolean compares(Struct test) {
        return semantics.function(test.number("opfuncid")).filter(neverNull::contains).isPresent();
    }

    private static Verdict unknownOperator() {
        return Verdict.nullable("its operator may return null");
    }
}
