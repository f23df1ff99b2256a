package dev.trestle.generator;

import dev.trestle.generator.ParallelAnalysis.Analysed;
import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RouteSpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.TableReads;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryFile;
import dev.trestle.generator.query.QueryFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Analyses the queries that the routes name, each once, and those of routes that name a table to read. */
final class RouteQueries {

    private RouteQueries() {}

    static Map<String, QueryAnalysis> analyse(
            GenerationRequest request,
            RoutesFile routes,
            Connection connection,
            Catalog catalog,
            Semantics semantics,
            QueryFiles files,
            Diagnostics diagnostics) throws SQLException {
        Map<String, QueryFile> sources = new LinkedHashMap<>();
        for (RouteSpec route : routes.all()) {
            for (Located<String> query : route.queries()) {
                files.read(query.value(), query.location(), diagnostics)
                        .ifPresent(source -> sources.putIfAbsent(query.value(), source));
            }
        }
        TableReads.queries(routes, catalog, semantics).forEach(read -> sources.putIfAbsent(read.name(), read));
        int connections = ParallelAnalysis.connections(sources.size(), Runtime.getRuntime().availableProcessors());
        Iterator<Analysed> results = new ParallelAnalysis(request.database(), catalog, semantics)
                .analyse(List.copyOf(sources.values()), connection, connections)
                .iterator();
        Map<String, QueryAnalysis> analysed = new HashMap<>();
        for (String name : sources.keySet()) {
            Analysed result = results.next();
            diagnostics.addAll(result.diagnostics());
            result.analysis().ifPresent(analysis -> analysed.put(name, analysis));
        }
        return analysed;
    }
}
