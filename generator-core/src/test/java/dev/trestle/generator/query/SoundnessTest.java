package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Makes schemas, data full of nulls and queries, runs them, and looks for a null where the verdict is not null.
 * {@code -Dtrestle.soundness=20000} runs more queries than 700, {@code -Dtrestle.seed=…} others.
 */
class SoundnessTest {

    private static final int QUERIES = Integer.getInteger("trestle.soundness", 700);
    private static final long SEED = Long.getLong("trestle.seed", 20_260_101);
    private static final int QUERIES_OF_A_SCHEMA = 250;

    private final List<String> lies = new ArrayList<>();
    private int executed;
    private int refused;
    private int failed;
    private int columns;
    private int notNull;
    private int neverNull;

    @Test
    void noColumnCalledNotNullHoldsNull() throws SQLException {
        Random random = new Random(SEED);
        while (executed < QUERIES) {
            schema(new RandomSchema(random), random);
        }
        System.out.printf("seed %d: %d queries run, %d refused, %d failed as they ran;"
                + " %d of %d columns proven not null, %d of the others without null%n",
                SEED, executed, refused, failed, notNull, columns, neverNull);
        assertThat(lies).isEmpty();
        assertThat(notNull).as("proofs").isGreaterThan(columns / 10);
    }

    private void schema(RandomSchema schema, Random random) throws SQLException {
        RandomQueries queries = new RandomQueries(random, schema, TestDatabase.version() >= 18);
        ConnectionSource source = TestDatabase.source(schema.sql());
        try (Connection asking = source.open(); Connection running = source.open()) {
            views(queries, running);
            running.setAutoCommit(false);
            Catalog catalog = new CatalogReader().read(asking, new Diagnostics()).orElseThrow();
            QueryAnalyzer analyzer = new QueryAnalyzer(asking, catalog, SemanticsReader.read(asking));
            for (int i = 0; i < QUERIES_OF_A_SCHEMA && executed < QUERIES; i++) {
                String sql = queries.statement();
                Diagnostics diagnostics = new Diagnostics();
                Optional<QueryAnalysis> analysis = analyzer.analyse(new QueryFile("q.sql", "q", sql), diagnostics);
                if (analysis.isEmpty()) {
                    refused++;
                } else {
                    run(sql, analysis.get(), random, running);
                }
            }
        }
    }

    private static void views(RandomQueries queries, Connection connection) throws SQLException {
        for (int i = 0; i < 6; i++) {
            RandomQueries.Query query = queries.query(queries.types(), List.of(), 2);
            String kind = i % 3 == 0 ? "materialized view" : "view";
            String sql = query.sql().replaceAll(":[pqr][A-Z]+\\d", "null");
            try (Statement statement = connection.createStatement()) {
                statement.execute("create " + kind + " v" + i + " as " + sql);
                queries.tables().with("v" + i, query.columns());
            } catch (SQLException e) {
                // Not every query makes a view.
                assertThat(e.getSQLState()).isNotNull();
            }
        }
    }

    private void run(String sql, QueryAnalysis analysis, Random random, Connection connection) throws SQLException {
        StringBuilder jdbc = new StringBuilder();
        List<QueryParameter> binds = new ArrayList<>();
        for (SqlPart part : analysis.parts()) {
            if (part instanceof SqlPart.Text text) {
                jdbc.append(text.sql());
            } else if (part instanceof SqlPart.Parameter place) {
                QueryParameter parameter = analysis.parameters().stream()
                        .filter(each -> each.name().equals(place.name())).findFirst().orElseThrow();
                binds.add(parameter);
                jdbc.append("(?::").append(parameter.type().name().sql()).append(')');
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(jdbc.toString())) {
            statement.setQueryTimeout(5);
            Map<String, Optional<String>> values = new HashMap<>();
            for (int i = 0; i < binds.size(); i++) {
                QueryParameter bind = binds.get(i);
                Optional<String> value = values.computeIfAbsent(bind.name(), name ->
                        bind.nullable() && random.nextBoolean() ? Optional.empty() : Optional.of(value(bind, random)));
                statement.setString(i + 1, value.orElse(null));
            }
            try (ResultSet rows = statement.executeQuery()) {
                check(sql, analysis, rows);
            }
            executed++;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(sql).isNotNull();
            failed++;
        } finally {
            connection.rollback();
        }
    }

    private static String value(QueryParameter parameter, Random random) {
        String literal = List.of(RandomExpressions.Type.values()).stream()
                .filter(type -> type.sql.equals(parameter.type().name().sql()))
                .findFirst()
                .orElseThrow()
                .value(random);
        return literal.substring(0, literal.lastIndexOf("::")).replaceAll("^'|'$", "");
    }

    private void check(String sql, QueryAnalysis analysis, ResultSet rows) throws SQLException {
        List<QueryColumn> found = analysis.columns();
        boolean[] hasNull = new boolean[found.size()];
        for (int i = 0; i < found.size(); i++) {
            columns++;
            notNull += found.get(i).notNull() ? 1 : 0;
            String type = rows.getMetaData().getColumnTypeName(i + 1);
            if (!type.equals(driverName(found.get(i).type()))) {
                lies.add(found.get(i).name() + " is of type " + type + ", not " + found.get(i).type() + ": " + sql);
            }
        }
        while (rows.next()) {
            for (int i = 0; i < found.size(); i++) {
                hasNull[i] |= rows.getObject(i + 1) == null;
            }
        }
        for (int i = 0; i < found.size(); i++) {
            neverNull += !found.get(i).notNull() && !hasNull[i] ? 1 : 0;
            if (found.get(i).notNull() && hasNull[i]) {
                lies.add(found.get(i).name() + " (" + found.get(i).reason() + ") holds null: " + sql);
            }
        }
    }

    private static String driverName(PgType type) {
        return type instanceof PgType.Domain domain ? driverName(domain.base()) : type.name().name();
    }
}
