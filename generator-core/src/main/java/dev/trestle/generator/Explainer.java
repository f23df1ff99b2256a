package dev.trestle.generator;

import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.query.GenericPlan;
import dev.trestle.generator.query.QueryAnalysis;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tells what is known of a query route: its parameters, its columns, why, and how PostgreSQL would run it. */
public final class Explainer {

    /**
     * Explains the query route of this name; writes nothing, and runs nothing of the query.
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
        for (QueryPlan plan : queries(planned.plan())) {
            if (plan.endpoint().className().equals(route)) {
                QueryAnalysis analysis = planned.queries().values().stream()
                        .filter(query -> query.source().file().equals(plan.queryFile()))
                        .findFirst()
                        .orElseThrow();
                return new ExplanationText(plan, analysis, new GenericPlan(connection).lines(analysis.source())).lines();
            }
        }
        return List.of();
    }

    private static List<QueryPlan> queries(Plan plan) {
        return plan.routes().stream().filter(QueryPlan.class::isInstance).map(QueryPlan.class::cast).toList();
    }

    private static String unknown(Plan plan, String route) {
        List<String> names = queries(plan).stream().map(query -> query.endpoint().className()).sorted().toList();
        boolean other = plan.routes().stream().anyMatch(known -> known.endpoint().className().equals(route));
        String which = names.isEmpty() ? "there is none" : "these are: " + String.join(", ", names);
        if (route.isEmpty()) {
            return "Say which query route to explain, by -Dtrestle.route=<name>; " + which + ".";
        }
        return other
                ? "'" + route + "' is not a query route; " + which + "."
                : "There is no query route '" + route + "'" + Suggestion.didYouMean(route, names) + "; " + which + ".";
    }
}
