package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions and operators. Only those of PostgreSQL that are known never to give null for a value are trusted. */
final class FunctionCalls {

    /** Not strict: null only where one of the first so many arguments is. */
    private static final Map<String, Integer> LENIENT = Map.ofEntries(
            Map.entry("concat", 0),
            Map.entry("concat_ws", 1),
            Map.entry("format", 1),
            Map.entry("num_nulls", 0),
            Map.entry("num_nonnulls", 0),
            Map.entry("quote_nullable", 0),
            Map.entry("json_build_array", 0),
            Map.entry("json_build_object", 0),
            Map.entry("jsonb_build_array", 0),
            Map.entry("jsonb_build_object", 0),
            Map.entry("string_to_array", 1),
            Map.entry("array_append", 0),
            Map.entry("array_prepend", 0),
            Map.entry("array_fill", 0),
            Map.entry("array_positions", 1),
            Map.entry("array_remove", 1),
            Map.entry("array_replace", 1),
            Map.entry("array_to_string", 2),
            Map.entry("format_type", 1),
            Map.entry("enum_first", 0),
            Map.entry("enum_last", 0),
            Map.entry("enum_range", 0),
            Map.entry("int4range", 0),
            Map.entry("int8range", 0),
            Map.entry("numrange", 0),
            Map.entry("daterange", 0),
            Map.entry("tsrange", 0),
            Map.entry("tstzrange", 0),
            Map.entry("pg_typeof", 0));

    /** Units of {@code extract} that even an infinite date or interval has. */
    private static final Set<String> UNITS_OF_INFINITY =
            Set.of("epoch", "year", "decade", "century", "millennium", "julian", "isoyear");

    /** Those that only an interval goes on with to infinity. */
    private static final Set<String> UNITS_OF_INTERVALS = Set.of("day", "hour");

    /** Null only where an error occurs and the fourth argument, false unless written, tells to ignore it. */
    private static final Set<String> SILENCED = Set.of("jsonb_path_exists", "jsonb_path_exists_tz");

    private final Verdicts verdicts;
    private final Semantics semantics;
    private final NeverNull neverNull;

    FunctionCalls(Verdicts verdicts, Semantics semantics, NeverNull neverNull) {
        this.verdicts = verdicts;
        this.semantics = semantics;
        this.neverNull = neverNull;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("FUNCEXPR", (call, place) -> call(call, "funcid", call.flag("funcretset"), place));
        rules.put("OPEXPR", (call, place) -> call(call, "opfuncid", call.flag("opretset"), place));
    }

    private Verdict call(Struct call, String field, boolean returnsSet, ExpressionPlace place) {
        Optional<Function> function = semantics.function(call.number(field));
        if (function.isEmpty()) {
            return Verdict.nullable("it is an unknown function's result");
        }
        String name = function.get().name();
        if (!function.get().builtIn()) {
            return Verdict.nullable("the function " + name + " is not PostgreSQL's own and may return null");
        }
        List<Struct> arguments = call.structList("args");
        if (returnsSet) {
            return SetFunctions.inSelectList(function.get(), arguments, place, verdicts);
        }
        if (name.equals("array_cat")) {
            return verdicts.any(arguments, place, "one of two arrays put together is never null");
        }
        Integer leading = LENIENT.get(name);
        if (leading != null) {
            boolean inOrder = !call.flag("funcvariadic") && !named(arguments);
            List<Struct> decisive = inOrder ? arguments.subList(0, leading) : arguments;
            return verdicts.all(decisive, place, name + " returns a value even for null").orNullable();
        }
        return ofValues(function.get(), arguments, place);
    }

    private Verdict ofValues(Function function, List<Struct> arguments, ExpressionPlace place) {
        Verdict all = verdicts.all(arguments, place, function.name() + " of values is never null");
        boolean safe = neverNull.contains(function)
                || unitOfInfinity(function, arguments)
                || notSilenced(function, arguments);
        if (!all.isNotNull()) {
            return function.strict() ? all : all.orNullable();
        }
        return safe ? all : Verdict.nullable("the function " + function.name() + " may return null");
    }

    private static boolean unitOfInfinity(Function function, List<Struct> arguments) {
        boolean ofInterval = function.arguments().contains("interval");
        return (function.name().equals("extract") || function.name().equals("date_part"))
                && Constants.text(arguments.get(0))
                        .filter(unit -> UNITS_OF_INFINITY.contains(unit)
                                || ofInterval && UNITS_OF_INTERVALS.contains(unit))
                        .isPresent();
    }

    private static boolean notSilenced(Function function, List<Struct> arguments) {
        return SILENCED.contains(function.name()) && arguments.size() < 4 && !named(arguments);
    }

    private static boolean named(List<Struct> arguments) {
        return arguments.stream().anyMatch(each -> each.is("NAMEDARGEXPR"));
    }
}
