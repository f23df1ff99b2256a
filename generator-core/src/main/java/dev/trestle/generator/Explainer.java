package dev.trestle.generator;

import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.ComputedParameter;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.query.GenericPlan;
import dev.trestle.generator.query.QueryAnalysis;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what is known of the queries of a route: their parameters, their columns, why, and how PostgreSQL would run them. Of a computed
 * column: its inputs, its order, its triggers and its statements.
 */
public final class Explainer {

    /**
     * Explains the query route, each part of the gather route, the variants of the switch route, or the computed column of this name; writes
     * nothing, and runs nothing of the queries.
     *
     * @throws SQLException when the database cannot be reached or fails; what the user wrote never throws
     */
    public Explanation explain(GenerationRequest request, String route) throws SQLException {
        Diagnostics diagnostics = new Diagnostics();
        Planning planning = new Planning(request, diagnostics, new Phases());
        Optional<RoutesFile> routes = planning.routes();
        if (routes.isEmpty()) {
            return new Explanation(List.of(), Optional.empty(), diagnostics.all());
        }
        try (Connection connection = request.database().open()) {
            Optional<Planning.Planned> planned = planning.plan(routes.get(), connection);
            if (planned.isEmpty()) {
                return new Explanation(List.of(), Optional.empty(), diagnostics.all());
            }
            List<String> lines = lines(planned.get(), route, connection);
            return new Explanation(lines,
                    lines.isEmpty() ? Optional.of(unknown(planned.get().plan(), route)) : Optional.empty(),
                    diagnostics.all());
        }
    }

    private static List<String> lines(Planning.Planned planned, String route, Connection connection)
            throws SQLException {
        GenericPlan generic = new GenericPlan(connection);
        List<String> lines = new ArrayList<>();
        for (Explained query : queries(planned.plan())) {
            if (query.route.equals(route)) {
                QueryAnalysis analysis = planned.queries().values().stream()
                        .filter(known -> known.source().file().equals(query.file))
                        .findFirst()
                        .orElseThrow();
                lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
                lines.addAll(new ExplanationText(
                        query.title, query.inputs, query.computed, query.outputs, analysis, generic.lines(analysis.source())).lines());
            }
        }
        for (FileExplanation query : FileExplanation.of(planned.plan(), route)) {
            lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
            lines.addAll(query.lines());
        }
        lines.addAll(SwitchExplanation.lines(planned.plan(), route));
        ComputedExplanation.of(planned.plan(), route).ifPresent(column -> lines.addAll(column.lines()));
        return List.copyOf(lines);
    }

    /** A query that a route runs. */
    private record Explained(
            String route, String title, String file, List<InputField> inputs, List<ComputedParameter> computed, List<OutputField> outputs) {

        static Explained of(RoutePlan plan, String part, String file, String origin, List<OutputField> outputs) {
            Endpoint endpoint = plan.endpoint();
            return new Explained(endpoint.className(),
                    endpoint.className() + part + ": " + endpoint.method() + " " + endpoint.path() + ", " + origin,
                    file, plan.inputs(), plan.computedParameters(), outputs);
        }
    }

    private static List<Explained> queries(Plan plan) {
        List<Explained> queries = new ArrayList<>();
        for (RoutePlan route : plan.routes()) {
            if (route instanceof QueryPlan query) {
                queries.add(Explained.of(query, "", query.queryFile(), query.origin(), query.outputs()));
            } else if (route instanceof GatherPlan gather) {
                gather.parts().stream().filter(part -> part.files().isEmpty()).forEach(part -> queries.add(Explained.of(
                        gather, "." + part.field().name(), part.queryFile(), part.queryFile(), part.field().row().outputs())));
            }
        }
        return queries;
    }

    private static String unknown(Plan plan, String route) {
        Stream<String> ofFiles = plan.routes().stream().filter(known -> known.readsFiles() || known.isSwitch()).map(known -> known.endpoint().className());
        Stream<String> computed = plan.computed().columns().stream().map(ComputedPlan::name);
        List<String> names = Stream.of(queries(plan).stream().map(Explained::route), ofFiles, computed)
                .flatMap(kind -> kind).distinct().sorted().toList();
        boolean other = plan.routes().stream().anyMatch(known -> known.endpoint().className().equals(route));
        String which = names.isEmpty() ? "there is none" : "these are: " + String.join(", ", names);
        if (route.isEmpty()) {
            return "The name of a query route, a gather route, a switch route or a computed column is missing: -Dtrestle.route=<name>; " + which + ".";
        }
        return other
                ? "'" + route + "' is neither a query, gather or switch route nor a computed column; " + which + "."
                : "There is no query route, gather route, switch route or computed column '" + route + "'" + Suggestion.didYouMean(route, names) + "; " + which
                        + ".";
    }
}
