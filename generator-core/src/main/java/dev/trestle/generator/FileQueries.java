package dev.trestle.generator;

import dev.trestle.generator.config.DatasetSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RouteSpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.dataset.FileQueryAnalysis;
import dev.trestle.generator.dataset.FileQueryAnalyzer;
import dev.trestle.generator.dataset.Samples;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.QueryFile;
import dev.trestle.generator.query.QueryFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Analyses the queries of files that the routes name, each once. */
final class FileQueries {

    private FileQueries() {}

    /**
     * What DuckDB says.
     *
     * @param routes with all columns of their datasets
     * @param queries by name; those that are wrong are missing
     */
    record Analysed(RoutesFile routes, Map<String, FileQueryAnalysis> queries) {}

    /** DuckDB is opened only if there are queries of files. */
    static Analysed analyse(
            GenerationRequest request, RoutesFile routes, QueryFiles files, Diagnostics diagnostics) throws SQLException {
        Map<String, QueryFile> sources = new LinkedHashMap<>();
        for (RouteSpec route : routes.all()) {
            for (Located<String> query : route.fileQueries()) {
                if (routes.files().isEmpty() && !routes.filesAreFaulty()) {
                    diagnostics.report(DiagnosticCode.INVALID_VALUE, query.location(), "A query of files needs datasets;"
                            + " declare them in 'files' at the top of the file, or remove 'on: files'.");
                }
                files.read(query.value(), query.location(), diagnostics)
                        .ifPresent(source -> sources.putIfAbsent(query.value(), source));
            }
        }
        Map<String, FileQueryAnalysis> analysed = new HashMap<>();
        if (sources.isEmpty() || routes.files().isEmpty() || routes.filesAreFaulty()) {
            return new Analysed(routes, analysed);
        }
        try (Connection connection = request.duckDb().open()) {
            Optional<List<DatasetSpec>> datasets =
                    new Samples(request.projectDirectory(), connection, diagnostics).complete(routes.files());
            if (datasets.isEmpty()) {
                return new Analysed(routes, analysed);
            }
            FileQueryAnalyzer analyzer = FileQueryAnalyzer.over(datasets.get(), connection);
            for (Map.Entry<String, QueryFile> source : sources.entrySet()) {
                analyzer.analyse(source.getValue(), diagnostics).ifPresent(analysis -> analysed.put(source.getKey(), analysis));
            }
            return new Analysed(routes.withFiles(datasets.get()), analysed);
        }
    }
}
