package dev.trestle.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.testing.TestDatabase;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run of the generator, with the connections that a database allows. */
class GeneratorConnectionsTest {

    private static final int QUERIES = 40;

    @TempDir
    private Path folder;

    private ConnectionSource database;
    private ConnectionSource limited;

    @BeforeEach
    void create() throws SQLException, IOException {
        database = TestDatabase.source("create table film (id bigint primary key, title text not null, length int)");
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("drop role if exists one_at_a_time");
            statement.execute("create role one_at_a_time login connection limit 1");
            String url = connection.getMetaData().getURL();
            limited = () -> DriverManager.getConnection(url.replaceAll("user=\\w+", "user=one_at_a_time"));
        }
        Files.createDirectories(folder.resolve("queries"));
        StringBuilder routes = new StringBuilder("package: many.queries\nroutes:\n");
        for (int i = 0; i < QUERIES; i++) {
            routes.append("  - {type: query, query: q%1$d, path: /q%1$d}\n".formatted(i));
            query(i, "select title, length + " + i + " as longer from film where id = :id");
        }
        Files.writeString(folder.resolve("routes.yaml"), routes);
    }

    @Test
    void aDatabaseThatAllowsOneConnectionGivesTheSameSources() throws SQLException {
        try (Connection one = limited.open()) {
            assertThat(one.isReadOnly()).isFalse();
            assertThatThrownBy(limited::open).hasMessageContaining("too many connections");
        }
        AtomicInteger opened = new AtomicInteger();
        GenerationResult.Generated many = (GenerationResult.Generated) generate(() -> {
            opened.incrementAndGet();
            return database.open();
        });
        Waiting.until(() -> opened.get() > 1);
        GenerationResult.Generated one = (GenerationResult.Generated) generate(limited);
        assertThat(one.files()).isEqualTo(many.files()).hasSizeGreaterThan(QUERIES);
    }

    @Test
    void theDiagnosticsAreTheSameInTheSameOrder() throws SQLException, IOException {
        for (int i = QUERIES - 1; i >= 0; i -= 3) {
            query(i, "select titel from film where lenght = :id");
        }
        GenerationResult many = generate(database);
        assertThat(many).isInstanceOf(GenerationResult.Rejected.class);
        assertThat(many.diagnostics()).hasSize(14).extracting(Diagnostic::location).doesNotHaveDuplicates();
        assertThat(generate(limited).diagnostics()).isEqualTo(many.diagnostics());
    }

    private GenerationResult generate(ConnectionSource source) throws SQLException {
        return new Generator().generate(new GenerationRequest(
                folder, folder.resolve("routes.yaml"), folder.resolve("queries"), source));
    }

    private void query(int number, String sql) throws IOException {
        Files.writeString(folder.resolve("queries/q" + number + ".sql"), sql);
    }
}
