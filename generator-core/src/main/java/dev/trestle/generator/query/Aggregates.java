package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Aggregate functions. Over no rows all but a few give null; over some, they leave nulls out. */
final class Aggregates {

    /** Never null, over no rows at all either. */
    private static final Set<String> COUNTS = Set.of("count", "regr_count");

    /** Hypothetical-set functions: the row that is made up is one of the rows. */
    private static final Set<String> RANKS = Set.of("rank", "dense_rank", "percent_rank", "cume_dist");

    /** Not null over one row or more, even where all are null. */
    private static final Set<String> COLLECTING =
            Set.of("array_agg", "json_agg", "jsonb_agg", "json_object_agg", "jsonb_object_agg");

    /** Not null where one row or more has a first argument that is not null. */
    private static final Set<String> COMBINING = Set.of(
            "sum", "avg", "min", "max", "bool_and", "bool_or", "every", "bit_and", "bit_or", "bit_xor", "string_agg",
            "var_pop", "stddev_pop", "any_value", "mode", "percentile_disc", "percentile_cont", "range_agg");

    private final Verdicts verdicts;
    private final Semantics semantics;

    Aggregates(Verdicts verdicts, Semantics semantics) {
        this.verdicts = verdicts;
        this.semantics = semantics;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("AGGREF", this::aggregate);
    }

    private Verdict aggregate(Struct call, Place place) {
        Optional<Function> function = semantics.function(call.number("aggfnoid"));
        if (function.isEmpty() || !function.get().builtIn()) {
            return Verdict.nullable("the aggregate is not PostgreSQL's own and may give null");
        }
        String name = function.get().name();
        if (COUNTS.contains(name)) {
            return Verdict.notNull(name + " never gives null");
        }
        if (RANKS.contains(name)) {
            return Verdict.notNull(name + " never gives null");
        }
        boolean collecting = COLLECTING.contains(name);
        if (!collecting && !COMBINING.contains(name)) {
            return Verdict.nullable("the aggregate " + name + " may give null");
        }
        if (call.has("aggfilter")) {
            return Verdict.nullable(name + " gives null where FILTER leaves no row");
        }
        if (call.number("agglevelsup") > 0) {
            return Verdict.nullable(name + " is of a query further out");
        }
        Scope home = place.scope();
        if (!home.grouping().hasRows()) {
            return Verdict.nullable(name + " gives null where there are no rows");
        }
        return collecting
                ? Verdict.notNull(name + " over one row or more is not null")
                : ofValues(name, call, new Place(home, home.rows().facts(), false, place.outer(), place.depth()));
    }

    private Verdict ofValues(String name, Struct call, Place rows) {
        List<Struct> direct = call.structList("aggdirectargs");
        Verdict settings = verdicts.all(direct, rows, "");
        if (!settings.isNotNull() || !name.startsWith("percentile") && !direct.isEmpty()) {
            return Verdict.nullable(name + " may give null");
        }
        Struct first = call.structList("args").get(0);
        Verdict argument = verdicts.of(first, rows);
        return argument.isNotNull()
                ? argument.because(name + " over one row or more without null is not null").relyingOn(settings)
                : Verdict.nullable(name + " gives null where all rows have null: " + argument.why());
    }
}
