package dev.trestle.generator;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryAnalyzer;
import dev.trestle.generator.query.QueryFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Analyses queries on several connections at once, because PostgreSQL does most of the work, and each connection has a process
 * there. What comes out does not depend on how many there are.
 */
final class ParallelAnalysis {

    private static final int LEAST = 2;
    private static final int MOST = 8;

    /** A connection takes longer to open than a few queries take. */
    private static final int QUERIES_EACH = 10;

    private final ConnectionSource database;
    private final Catalog catalog;
    private final Semantics semantics;

    /** Over a database of which one connection at least is open. */
    ParallelAnalysis(ConnectionSource database, Catalog catalog, Semantics semantics) {
        this.database = database;
        this.catalog = catalog;
        this.semantics = semantics;
    }

    /**
     * What came of one query.
     *
     * @param analysis empty where the user made a mistake, which the diagnostics say
     */
    record Analysed(Optional<QueryAnalysis> analysis, Diagnostics diagnostics) {}

    /** How many connections so many queries are worth, with so many processors. */
    static int connections(int queries, int processors) {
        int wanted = Math.max(LEAST, Math.min(MOST, processors));
        return Math.max(1, Math.min(wanted, queries / QUERIES_EACH));
    }

    /**
     * Analyses the queries, and leaves the given connection open unless that fails. Where the database gives no further
     * connection, those that are there do all the work.
     *
     * @param connections how many to use at most, with the given one
     * @return one for each query, in their order
     * @throws SQLException when the database fails, or the thread is interrupted
     */
    List<Analysed> analyse(List<QueryFile> queries, Connection own, int connections) throws SQLException {
        AtomicReferenceArray<Analysed> analysed = new AtomicReferenceArray<>(queries.size());
        new SharedWork(queries.size(), connection -> task(connection, queries, analysed)).run(own, database, connections);
        return IntStream.range(0, queries.size()).mapToObj(analysed::get).toList();
    }

    private SharedWork.Task task(
            Connection connection, List<QueryFile> queries, AtomicReferenceArray<Analysed> analysed) {
        QueryAnalyzer analyzer = new QueryAnalyzer(connection, catalog, semantics);
        return number -> {
            Diagnostics diagnostics = new Diagnostics();
            analysed.set(number, new Analysed(analyzer.analyse(queries.get(number), diagnostics), diagnostics));
        };
    }
}
