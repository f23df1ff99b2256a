package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Aggregate functions. Over no rows all but a few give null; over some, they leave nulls out. */
final class Aggregates {

    private final Verdicts verdicts;
    private final Semantics semantics;

    Aggregates(Verdicts verdicts, Semantics semantics) {
        this.verdicts = verdicts;
        this.semantics = semantics;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("AGGREF", this::aggregate);
    }

    private Verdict aggregate(Struct call, ExpressionPlace place) {
        Optional<Function> function = semantics.function(call.number("aggfnoid"));
        if (function.isEmpty() || !function.get().builtIn()) {
            return Verdict.nullable("the aggregate is not PostgreSQL's own and may return null");
        }
        String name = function.get().name();
        Optional<Aggregation> kind = Aggregation.of(name);
        if (kind.isEmpty()) {
            return Verdict.nullable("the aggregate " + name + " may return null");
        }
        return switch (kind.get()) {
            case COUNT, RANK -> Verdict.notNull(name + " never returns null");
            case COLLECTION, COMBINATION, REGRESSION -> ofRows(name, kind.get(), call, place);
        };
    }

    private Verdict ofRows(String name, Aggregation kind, Struct call, ExpressionPlace place) {
        if (call.has("aggfilter")) {
            return Verdict.nullable(name + " returns null where FILTER leaves no row");
        }
        if (call.number("agglevelsup") > 0) {
            return Verdict.nullable(name + " is of a query further out");
        }
        Scope home = place.scope();
        if (!home.grouping().hasRows()) {
            return Verdict.nullable(name + " returns null where there are no rows");
        }
        return ofValues(name, kind, call, new ExpressionPlace(home, home.rows().facts(), false, place.outer(), place.depth()));
    }

    private Verdict ofValues(String name, Aggregation kind, Struct call, ExpressionPlace rows) {
        List<Struct> direct = call.structList("aggdirectargs");
        Verdict settings = verdicts.all(direct, rows, "");
        if (!settings.isNotNull() || !name.startsWith("percentile") && !direct.isEmpty()) {
            return Verdict.nullable(name + " may return null");
        }
        Verdict arguments = verdicts.all(kind.decisive(call.structList("args")), rows, "");
        return arguments.isNotNull()
                ? arguments.because(name + " over one row or more without null is not null").relyingOn(settings)
                : Verdict.nullable(name + " returns null where all rows have null: " + arguments.why());
    }
}
