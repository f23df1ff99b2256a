package dev.trestle.generator;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.check.PlanCheck;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.RoutesFileReader;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.emit.Emitter;
import dev.trestle.generator.emit.SourceFile;
import dev.trestle.generator.plan.Plan;
import dev.trestle.generator.plan.Planner;
import dev.trestle.generator.query.QueryAnalysis;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a routes file, its queries and a catalog into Java sources. Without state; may be shared. */
public final class Generator {

    /**
     * Reads, plans, checks and prints; writes nothing.
     *
     * @throws SQLException when the database cannot be reached or fails; what the user wrote never throws
     */
    public GenerationResult generate(GenerationRequest request) throws SQLException {
        Diagnostics diagnostics = new Diagnostics();
        Phases phases = new Phases();
        Optional<RoutesFile> routes = phases.time("routes file", () ->
                new RoutesFileReader().read(request.routesFile(), request.display(request.routesFile()), diagnostics));
        Optional<Plan> plan = routes.isPresent() ? plan(request, routes.get(), diagnostics, phases) : Optional.empty();
        plan.ifPresent(finished -> PlanCheck.ALL.forEach(check -> check.check(finished, diagnostics)));
        if (plan.isEmpty() || diagnostics.hasErrors()) {
            return new GenerationResult.Rejected(diagnostics.all());
        }
        List<SourceFile> files = phases.time("emit", () -> new Emitter().emit(plan.get()));
        return new GenerationResult.Generated(files, diagnostics.all(), phases.all());
    }

    private static Optional<Plan> plan(
            GenerationRequest request, RoutesFile routes, Diagnostics diagnostics, Phases phases) throws SQLException {
        try (Connection connection = phases.time("connect", () -> request.database().open())) {
            Optional<Catalog> catalog =
                    phases.time("catalog", () -> new CatalogReader().read(connection, diagnostics));
            if (catalog.isEmpty()) {
                return Optional.empty();
            }
            Map<String, QueryAnalysis> queries = phases.time("queries", () ->
                    RouteQueries.analyse(request, routes, connection, catalog.get(), diagnostics));
            return Optional.of(
                    phases.time("plan", () -> new Planner(diagnostics).plan(routes, catalog.get(), queries)));
        }
    }
}
