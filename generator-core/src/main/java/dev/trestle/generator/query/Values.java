package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.Map;

/** Constants, parameters, rows and arrays written out, and what SQL has as bare words such as CURRENT_DATE. */
final class Values {

    private static final long EXTERNAL = 0;
    private static final long SUBLINK = 2;

    /** {@code SVFOP_CURRENT_SCHEMA}: null where no schema of the search path exists. */
    private static final long CURRENT_SCHEMA = 14;

    private final Verdicts verdicts;
    private final ParameterNullability parameters;

    Values(Verdicts verdicts, ParameterNullability parameters) {
        this.verdicts = verdicts;
        this.parameters = parameters;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("CONST", (constant, place) -> constant.flag("constisnull")
                ? Verdict.alwaysNull("it is the constant NULL")
                : Verdict.notNull("it is a constant"));
        rules.put("PARAM", this::parameter);
        rules.put("NAMEDARGEXPR", (argument, place) -> verdicts.of(argument.struct("arg").orElseThrow(), place));
        rules.put("SQLVALUEFUNCTION", (function, place) -> function.number("op") == CURRENT_SCHEMA
                ? Verdict.nullable("no schema of the search path may exist")
                : Verdict.notNull("PostgreSQL always knows it"));
        rules.put("ROWEXPR", (row, place) -> Verdict.notNull("a row written out is a value, whatever is in it"));
        rules.put("ARRAYEXPR", (array, place) -> Verdict.notNull("an array written out is a value, whatever is in it"));
        rules.put("SUBSCRIPTINGREF", (element, place) -> Verdict.nullable("the array may have no such element"));
        rules.put("FIELDSELECT", (field, place) -> Verdict.nullable("a field of a composite value may be null"));
        rules.put("MERGESUPPORTFUNC", (action, place) -> Verdict.notNull("every row of a MERGE has an action"));
        rules.put("SETTODEFAULT", (value, place) -> Verdict.nullable("it is a default"));
        rules.put("TARGETENTRY", this::entry);
    }

    /** An item of GROUP BY that every grouping set has is what it is in the rows. */
    private Verdict entry(Struct entry, ExpressionPlace place) {
        boolean ofRows = place.grouped() && place.scope().grouping().isInEverySet(entry);
        return verdicts.of(entry.struct("expr").orElseThrow(), ofRows ? place.ofRows() : place);
    }

    private Verdict parameter(Struct parameter, ExpressionPlace place) {
        if (parameter.number("paramkind") == SUBLINK && place.facts().contains(new Fact.FoundColumns())) {
            return Verdict.notNull("the subquery returns no null");
        }
        if (parameter.number("paramkind") != EXTERNAL) {
            return Verdict.nullable("it is a value of a subquery");
        }
        int number = (int) parameter.number("paramid");
        return parameters.nullable(number)
                ? Verdict.nullable("the parameter can be null")
                : Verdict.notNull("the parameter cannot be null");
    }
}
