package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Window functions, and aggregates used as such. */
final class Windows {

    private static final Set<String> NUMBERS =
            Set.of("row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "count", "regr_count");

    /** Not null where the frame has a row and no row's argument is null. */
    private static final Set<String> OF_FRAME = Set.of("first_value", "last_value");

    private final Verdicts verdicts;
    private final Semantics semantics;

    Windows(Verdicts verdicts, Semantics semantics) {
        this.verdicts = verdicts;
        this.semantics = semantics;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("WINDOWFUNC", this::function);
    }

    private Verdict function(Struct call, ExpressionPlace place) {
        Optional<Function> function = semantics.function(call.number("winfnoid"));
        if (function.isEmpty() || !function.get().builtIn()) {
            return Verdict.nullable("the window function is not PostgreSQL's own and may return null");
        }
        String name = function.get().name();
        List<Struct> arguments = call.structList("args");
        if (NUMBERS.contains(name)) {
            return Verdict.notNull(name + " never returns null");
        }
        if (name.equals("ntile")) {
            return verdicts.all(arguments, place, "ntile never returns null for a number").orNullable();
        }
        if (name.equals("lag") || name.equals("lead")) {
            return arguments.size() == 3
                    ? verdicts.all(arguments, place, name + " has a default that is not null").orNullable()
                    : Verdict.nullable(name + " without a default returns null where there is no such row");
        }
        Optional<Aggregation> aggregation = Aggregation.of(name);
        if (!OF_FRAME.contains(name) && aggregation.isEmpty()) {
            return Verdict.nullable("the window function " + name + " may return null");
        }
        if (call.has("aggfilter") || !Frame.of(call, place.scope().query(), semantics).hasRow()) {
            return Verdict.nullable("the frame of " + name + " may have no row");
        }
        List<Struct> decisive = aggregation.map(kind -> kind.decisive(arguments)).orElse(arguments);
        return verdicts.all(decisive, place, name + " over the frame, which has the row itself").orNullable();
    }
}
