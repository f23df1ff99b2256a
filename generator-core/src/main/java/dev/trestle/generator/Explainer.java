package dev.trestle.generator;

import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.QueryPlan;
import dev.trestle.generator.plan.RoutePlan;
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
            return new Explanation(List.of(), diagnostics.all());
        }
        try (Connection connection = request.database().open()) {
            Optional<Planning.Planned> planned = planning.plan(routes.get(), connection);
            List<String> lines = planned.isEmpty() ? List.of() : lines(planned.get(), route, connection);
            return new Explanation(lines, diagnostics.all());
        }
    }

    private static List<String> lines(Planning.Planned planned, String route, Connection connection)
            throws SQLException {
        List<QueryPlan> queries = planned.plan().routes().stream()
                .filter(QueryPlan.class::isInstance)
                .map(QueryPlan.class::cast)
                .toList();
        for (QueryPlan plan : queries) {
            if (plan.endpoint().className().equals(route)) {
                QueryAnalysis analysis = planned.queries().values().stream()
                        .filter(query -> query.source().file().equals(plan.queryFile()))
                        .findFirst()
                        .orElseThrow();
                return new ExplanationText(plan, analysis, new GenericPlan(connection).lines(analysis.source())).lines();
            }
        }
        List<String> names = queries.stream().map(plan -> plan.endpoint().className()).sorted().toList();
        boolean other = planned.plan().routes().stream()
                .map(RoutePlan::endpoint)
                .anyMatch(endpoint -> endpoint.className().equals(route));
        return List.of(other
                ? "'" + route + "' is not a query route; these are: " + String.join(", ", names) + "."
                : "There is no query route '" + route + "'" + Suggestion.didYouMean(route, names)
                        + "; there are: " + String.join(", ", names) + ".");
    }
}
