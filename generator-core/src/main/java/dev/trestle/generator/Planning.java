package dev.trestle.generator;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogDetails;
import dev.trestle.generator.catalog.CatalogDetailsReader;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.RoutesFileReader;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.ComputedColumns;
import dev.trestle.generator.plan.ComputedFinder;
import dev.trestle.generator.plan.HistoryFinder;
import dev.trestle.generator.plan.PlanInput;
import dev.trestle.generator.plan.Planner;
import dev.trestle.generator.plan.model.HistoryTable;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.query.DeclaredType;
import dev.trestle.generator.query.DeclaredTypes;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryFiles;
import dev.trestle.generator.target.TargetCatalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way from a request to its plan, which generating and explaining have in common. */
final class Planning {

    private final GenerationRequest request;
    private final Diagnostics diagnostics;
    private final Phases phases;

    Planning(GenerationRequest request, Diagnostics diagnostics, Phases phases) {
        this.request = request;
        this.diagnostics = diagnostics;
        this.phases = phases;
    }

    /** A plan, and what it was made from. */
    record Planned(Plan plan, Map<String, QueryAnalysis> queries) {}

    private record Known(Catalog catalog, Semantics semantics) {}

    /** What the user wrote in the routes file; empty where it cannot be read. */
    Optional<RoutesFile> routes() throws SQLException {
        return phases.time("routes file", () ->
                new RoutesFileReader().read(request.routesFile(), request.display(request.routesFile()), diagnostics));
    }

    private Optional<Known> known(Connection connection) throws SQLException {
        Optional<Catalog> catalog = phases.time("catalog", () -> new CatalogReader().read(connection, diagnostics));
        if (catalog.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Known(catalog.get(), phases.time("catalog, behaviour", () -> SemanticsReader.read(connection))));
    }

    private CatalogDetails details(RoutesFile routes, Connection connection) throws SQLException {
        return routes.openapi().isEmpty() ? CatalogDetails.NONE
                : phases.time("catalog, details", () -> CatalogDetailsReader.read(connection));
    }

    /** The plan of these routes; empty where the server is too old. */
    Optional<Planned> plan(RoutesFile routes, Connection connection) throws SQLException {
        Optional<Known> found = known(connection);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, DeclaredType> declared = DeclaredTypes.find(connection, found.get().catalog,
                routes.computed().stream().flatMap(spec -> spec.type().stream()).toList(), diagnostics);
        ComputedColumns computed = ComputedFinder.find(routes, found.get().catalog, found.get().semantics, declared, diagnostics);
        List<HistoryTable> history = HistoryFinder.find(routes, found.get().catalog, found.get().semantics, computed, diagnostics);
        boolean changed = !computed.isEmpty() && request.database().mayChange()
                && phases.time("computed columns", () -> BuildMigration.computed(computed, routes).apply(connection, diagnostics));
        changed |= !history.isEmpty() && request.database().mayChange()
                && phases.time("history", () -> BuildMigration.history(history, routes).apply(connection, diagnostics));
        Known known = changed ? known(connection).orElseThrow() : found.get();
        Catalog catalog = known.catalog;
        Semantics semantics = known.semantics;
        QueryFiles files =
                QueryFiles.list(request.queriesDirectory(), request.display(request.queriesDirectory()), diagnostics);
        Map<String, QueryAnalysis> queries = phases.time("queries", () ->
                RouteQueries.analyse(request, routes, connection, catalog, semantics, files, diagnostics));
        FileQueries.Analysed ofFiles = phases.time("queries of files", () ->
                FileQueries.analyse(request, routes, files, diagnostics));
        if (!diagnostics.hasErrors()) {
            // A route that was left out for a mistake may be the one that uses the file.
            files.reportUnused(diagnostics);
        }
        Map<String, PgType> types = phases.time("types", () ->
                RouteTypes.find(routes, connection, catalog, diagnostics));
        UnusedCatalogs.report(routes, request, diagnostics);
        Map<String, TargetCatalog> targets = phases.time("targets", () ->
                new TargetCatalogs(request, diagnostics).read(RouteTargets.used(routes, diagnostics), connection));
        PlanInput input = new PlanInput(computed.filled(catalog), semantics, computed, history, queries, ofFiles.queries(), types, targets,
                details(routes, connection));
        Plan plan = phases.time("plan", () -> new Planner(diagnostics).plan(ofFiles.routes(), input));
        phases.time("lists", () -> ListProbes.check(plan, connection, diagnostics));
        return Optional.of(new Planned(plan, queries));
    }
}
