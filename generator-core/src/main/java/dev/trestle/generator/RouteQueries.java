package dev.trestle.generator;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.config.QuerySpec;
import dev.trestle.generator.config.RouteSpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryAnalyzer;
import dev.trestle.generator.query.QueryFile;
import dev.trestle.generator.query.QueryFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Analyses the queries that the routes name, each once. */
final class RouteQueries {

    private RouteQueries() {}

    static Map<String, QueryAnalysis> analyse(
            GenerationRequest request,
            RoutesFile routes,
            Connection connection,
            Catalog catalog,
            Semantics semantics,
            Diagnostics diagnostics) throws SQLException {
        QueryFiles files =
                QueryFiles.list(request.queriesDirectory(), request.display(request.queriesDirectory()), diagnostics);
        QueryAnalyzer analyzer = new QueryAnalyzer(connection, catalog, semantics);
        Map<String, QueryAnalysis> analysed = new HashMap<>();
        Set<String> read = new HashSet<>();
        for (RouteSpec route : routes.all()) {
            if (!(route instanceof QuerySpec spec)) {
                continue;
            }
            String name = spec.query().value();
            Optional<QueryFile> source = files.read(name, spec.query().location(), diagnostics);
            if (source.isPresent() && read.add(name)) {
                analyzer.analyse(source.get(), diagnostics).ifPresent(analysis -> analysed.put(name, analysis));
            }
        }
        if (!diagnostics.hasErrors()) {
            // A route that was left out for a mistake may be the one that uses the file.
            files.reportUnused(diagnostics);
        }
        return analysed;
    }
}
