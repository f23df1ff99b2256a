package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What DuckDB itself refuses, and what is refused before it. ROOT is the root, DIR the directory around it. */
class EngineTest {

    @TempDir
    private Path directory;
    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        Path root = Files.createDirectories(directory.toRealPath().resolve("root"));
        Files.writeString(root.resolve("a.csv"), "id\n1\n");
        Files.writeString(directory.resolve("secret.csv"), "id\n1\n");
        Files.createDirectories(directory.resolve("rootx"));
        Files.writeString(directory.resolve("rootx/a.csv"), "id\n1\n");
        Files.createSymbolicLink(root.resolve("link.csv"), directory.resolve("secret.csv"));
        DataConfig config = new DataConfig(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), 100 << 20, 2, Optional.empty(),
                1 << 20, 1 << 20, 10);
        engine = Engine.open(config, List.of(root), Files.createDirectory(directory.resolve("temporary")));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = engine.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("ROOT", directory + "/root").replace("DIR", directory.toString()));
        }
    }

    @Test
    void filesOfTheRootAreRead() {
        assertThatCode(() -> execute("SELECT * FROM read_csv('ROOT/a.csv')")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * FROM read_csv('DIR/secret.csv')",
        "SELECT * FROM read_csv('DIR/rootx/a.csv')",
        "SELECT * FROM read_csv('ROOT/../secret.csv')",
        "SELECT * FROM read_csv('ROOT/link.csv')",
        "SELECT * FROM read_csv('ROOT/l*.csv')",
        "SELECT * FROM read_text('DIR/secret.csv')",
        "SELECT * FROM read_blob('/proc/self/root/etc/passwd')",
        "SELECT * FROM read_csv('http://127.0.0.1:1/a.csv')",
        "SELECT * FROM glob('DIR/*')",
        "COPY (SELECT 1) TO 'DIR/out.csv'",
        "ATTACH 'DIR/other.db'",
        "EXPORT DATABASE 'DIR/export'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '10GB'",
        "RESET allowed_directories",
        "CREATE SECRET s (TYPE s3)"})
    void theRestIsRefused(String sql) {
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class);
        assertThat(directory.resolve("out.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPY (SELECT 1) TO 'ROOT/out.csv'", "COPY (SELECT 1) TO 'ROOT/out.csv' (RETURN_FILES)", "CREATE TABLE t (i INT)",
        "SELECT 1; SELECT 2", "SELECT 1; DROP TABLE t", "PRAGMA version", "SELEC 1", "", "EXPLAIN ANALYZE COPY (SELECT 1) TO 'ROOT/out.csv'"})
    void aQueryIsOneSelect(String sql) {
        assertThatThrownBy(() -> engine.requireSelect(sql)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT id FROM users WHERE id = $1", "WITH u AS (SELECT 1) SELECT * FROM u;", "FROM users", "VALUES (1)"})
    void aSelectIsAQuery(String sql) {
        assertThatCode(() -> engine.requireSelect(sql)).doesNotThrowAnyException();
    }
}
