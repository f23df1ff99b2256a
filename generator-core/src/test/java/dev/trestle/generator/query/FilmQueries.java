package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Analyses queries over the schema of {@code films.sql}. */
final class FilmQueries implements AutoCloseable {

    private final Connection connection;
    private final Catalog catalog;
    private final QueryAnalyzer analyzer;

    FilmQueries() throws IOException, SQLException {
        this("");
    }

    /** With more in the database than {@code films.sql} has. */
    FilmQueries(String more) throws IOException, SQLException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("films.sql"))) {
            connection = TestDatabase.create(new String(in.readAllBytes(), StandardCharsets.UTF_8) + more);
        }
        catalog = new CatalogReader().read(connection, new Diagnostics()).orElseThrow();
        analyzer = new QueryAnalyzer(connection, catalog, SemanticsReader.read(connection));
    }

    Connection connection() {
        return connection;
    }

    Catalog catalog() {
        return catalog;
    }

    /** The analysis of a statement that is right. */
    QueryAnalysis analyse(String sql) throws SQLException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<QueryAnalysis> analysis = analyzer.analyse(new QueryFile("q.sql", "q", sql), diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return analysis.orElseThrow();
    }

    /** What is said against a statement that is wrong. */
    List<String> errors(String sql) throws SQLException {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(analyzer.analyse(new QueryFile("q.sql", "q", sql), diagnostics)).isEmpty();
        return diagnostics.all().stream().map(Object::toString).toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
