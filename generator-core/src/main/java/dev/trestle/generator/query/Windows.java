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
            Set.of("row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "count");

    /** Not null where the frame has a row and no row's argument is null. */
    private static final Set<String> OF_FRAME = Set.of(
            "first_value", "last_value", "sum", "avg", "min", "max", "bool_and", "bool_or", "every", "string_agg",
            "array_agg", "json_agg", "jsonb_agg");

    /** {@code FRAMEOPTION_…} of {@code parsenodes.h}: starts at or before the row, and ends at or behind it. */
    private static final long STARTS_UNBOUNDED = 0x20;
    private static final long STARTS_AT_ROW = 0x200;
    private static final long ENDS_UNBOUNDED = 0x100;
    private static final long ENDS_AT_ROW = 0x400;
    private static final long EXCLUDES = 0x8000 | 0x10000 | 0x20000;

    private final Verdicts verdicts;
    private final Semantics semantics;

    Windows(Verdicts verdicts, Semantics semantics) {
        this.verdicts = verdicts;
        this.semantics = semantics;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("WINDOWFUNC", this::function);
    }

    private Verdict function(Struct call, Place place) {
        Optional<Function> function = semantics.function(call.number("winfnoid"));
        if (function.isEmpty() || !function.get().builtIn()) {
            return Verdict.nullable("the window function is not PostgreSQL's own and may give null");
        }
        String name = function.get().name();
        List<Struct> arguments = call.structList("args");
        if (NUMBERS.contains(name)) {
            return Verdict.notNull(name + " never gives null");
        }
        if (name.equals("ntile")) {
            return verdicts.all(arguments, place, "ntile never gives null for a number").orNullable();
        }
        if (name.equals("lag") || name.equals("lead")) {
            return arguments.size() == 3
                    ? verdicts.all(arguments, place, name + " has a default that is not null").orNullable()
                    : Verdict.nullable(name + " without a default gives null where there is no such row");
        }
        if (!OF_FRAME.contains(name)) {
            return Verdict.nullable("the window function " + name + " may give null");
        }
        if (call.has("aggfilter") || !frameHasRow(call, place.scope().query())) {
            return Verdict.nullable("the frame of " + name + " may have no row");
        }
        return verdicts.all(arguments.subList(0, 1), place, name + " over the frame, which has the row itself")
                .orNullable();
    }

    /** A frame of rows counted or measured off the current row may have none; others surely have that row. */
    private static boolean frameHasRow(Struct call, QueryTree query) {
        long reference = call.number("winref");
        return query.query().structList("windowClause").stream()
                .filter(window -> window.number("winref") == reference)
                .mapToLong(window -> window.number("frameOptions"))
                .anyMatch(options -> (options & (STARTS_UNBOUNDED | STARTS_AT_ROW)) != 0
                        && (options & (ENDS_UNBOUNDED | ENDS_AT_ROW)) != 0
                        && (options & EXCLUDES) == 0);
    }
}
