package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.query.Node.Struct;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Functions that return sets. A strict one gives no row at all for null, so that its arguments do not matter. */
final class SetFunctions {

    /** Whether each column of a row is never null. */
    private static final Map<String, List<Boolean>> COLUMNS = Map.ofEntries(
            Map.entry("generate_series", List.of(true)),
            Map.entry("generate_subscripts", List.of(true)),
            Map.entry("json_array_elements", List.of(true)),
            Map.entry("jsonb_array_elements", List.of(true)),
            Map.entry("json_each", List.of(true, true)),
            Map.entry("jsonb_each", List.of(true, true)),
            Map.entry("json_each_text", List.of(true, false)),
            Map.entry("jsonb_each_text", List.of(true, false)),
            Map.entry("json_object_keys", List.of(true)),
            Map.entry("jsonb_object_keys", List.of(true)),
            Map.entry("regexp_split_to_table", List.of(true)),
            Map.entry("regexp_matches", List.of(true)));

    private SetFunctions() {}

    /** The verdict on a column, from 0, of one of PostgreSQL's own functions in FROM. */
    static Verdict column(Function function, List<Struct> arguments, int column, ExpressionPlace place, Verdicts verdicts) {
        String name = function.name();
        if (name.equals("unnest") && function.arguments().equals("anyarray")) {
            return elements(arguments.get(0), place, verdicts);
        }
        List<Boolean> columns = COLUMNS.getOrDefault(name, List.of());
        return column < columns.size() && columns.get(column)
                ? Verdict.notNull("no row of " + name + " has null there")
                : Verdict.nullable("a row of " + name + " may have null there");
    }

    /** In a select list, where several such functions stand side by side, those that end early go on with nulls. */
    static Verdict inSelectList(Function function, List<Struct> arguments, ExpressionPlace place, Verdicts verdicts) {
        List<Struct> calls = place.scope().query().query().structList("targetList").stream()
                .flatMap(SetFunctions::calls)
                .toList();
        boolean withinEachOther = IntStream.range(1, calls.size())
                .allMatch(i -> calls(calls.get(i - 1)).anyMatch(inner -> inner == calls.get(i)));
        if (!withinEachOther) {
            return Verdict.nullable("of several set-returning functions, the shorter ones are filled up with nulls");
        }
        return COLUMNS.getOrDefault(function.name(), List.of()).size() > 1
                ? Verdict.notNull("each row of " + function.name() + " is a value")
                : column(function, arguments, 0, place, verdicts);
    }

    /** The calls in an expression, itself included, from the outside in; those of its subqueries are theirs. */
    private static Stream<Struct> calls(Node node) {
        Stream<Struct> below = node.children().stream()
                .filter(child -> !(child instanceof Struct struct && struct.is("QUERY")))
                .flatMap(SetFunctions::calls);
        return node instanceof Struct struct && (struct.flag("funcretset") || struct.flag("opretset"))
                ? Stream.concat(Stream.of(struct), below)
                : below;
    }

    private static Verdict elements(Struct array, ExpressionPlace place, Verdicts verdicts) {
        if (array.is("ARRAYEXPR") && !array.flag("multidims")) {
            return verdicts.all(array.structList("elements"), place, "no element of the array is null").orNullable();
        }
        return Constants.isArrayWithoutNulls(array)
                ? Verdict.notNull("no element of the array is null")
                : Verdict.nullable("elements of the array may be null");
    }
}
