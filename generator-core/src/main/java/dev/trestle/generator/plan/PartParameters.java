package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.PART_PARAMETERS;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryParameter;
import dev.trestle.generator.route.RoutePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes one input of the parameters that several parts have under the same name. */
record PartParameters(QueryInputs inputs, Diagnostics diagnostics) {

    /** A parameter, and the file of its query. */
    private record Found(QueryParameter parameter, String file) {}

    /** Each parameter once, in the order of the parts; those that disagree are reported. */
    List<QueryParameter> merge(List<QueryAnalysis> queries) {
        Map<String, Found> byName = new LinkedHashMap<>();
        for (QueryAnalysis query : queries) {
            for (QueryParameter parameter : query.parameters()) {
                Found found = new Found(parameter, query.source().file());
                Found first = byName.putIfAbsent(parameter.name(), found);
                if (first != null) {
                    compare(first, found);
                    byName.put(parameter.name(), new Found(both(first.parameter, parameter), first.file));
                }
            }
        }
        return byName.values().stream().map(Found::parameter).toList();
    }

    /** The first one, with the type modifiers that it meets in the other place. */
    private static QueryParameter both(QueryParameter first, QueryParameter other) {
        Set<Integer> modifiers = new TreeSet<>(first.modifiers());
        modifiers.addAll(other.modifiers());
        return new QueryParameter(first.name(), first.type(), first.location(), first.nullable(), first.reason(), modifiers);
    }

    private void compare(Found first, Found other) {
        String name = other.parameter.name();
        if (!first.parameter.type().name().equals(other.parameter.type().name())) {
            diagnostics.report(PART_PARAMETERS, other.parameter.location(), "':" + name + "' is "
                    + other.parameter.type().name().sql() + " here, but " + first.parameter.type().name().sql() + " in '" + first.file
                    + "'; cast it in one of them, or give it another name.");
        } else if (first.parameter.nullable() != other.parameter.nullable() && !isAlwaysThere(name)) {
            diagnostics.report(PART_PARAMETERS, other.parameter.location(), "':" + name + "' may "
                    + (other.parameter.nullable() ? "" : "not ") + "be null here, " + (other.parameter.nullable() ? "but not" : "but")
                    + " in '" + first.file + "'; write '" + name + "!' in the inputs if it is never null, or give it another name.");
        }
    }

    private boolean isAlwaysThere(String name) {
        return inputs.isNeverNull(name) || RoutePath.parameters(inputs.head().path().value()).contains(name);
    }
}
