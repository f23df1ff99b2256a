package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer of 4xx leaves nothing behind, whatever triggers, rules and functions have written until then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UndoneWritesTest {

    private Rows rows;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        Path triggers = Path.of("src/test/cases/triggers");
        Path queries = Files.createDirectories(project.resolve("queries"));
        for (String name : new String[] {
            "try_out.sql", "attempts.sql", "tried.sql", "try_all.sql", "try_window.sql"}) {
            Files.copy(triggers.resolve("queries").resolve(name), queries.resolve(name));
        }
        String routes = Files.readString(triggers.resolve("routes.yaml"));
        rows = Rows.start(project, Files.readString(triggers.resolve("schema.sql")),
                routes.substring(routes.indexOf("routes:\n") + 8));
    }

    @AfterAll
    void close() throws Exception {
        rows.service().close();
    }

    @BeforeEach
    void empty() throws SQLException {
        rows.execute("TRUNCATE attempt, guarded, audited, parted, plain;"
                + " INSERT INTO plain VALUES (1, 'good'), (150, 'good'); INSERT INTO audited VALUES (1, 'good');"
                + " INSERT INTO parted VALUES (1, 'good'); INSERT INTO guarded VALUES (1, 'good');"
                + " TRUNCATE attempt");
    }

    @ParameterizedTest
    @CsvSource({"/guarded, 409", "/guarded/put, 409", "/guarded/find, 409", "/view, 409", "/instead, 409", "/parted, 409",
        "/guarded/update, 404", "/audited/update, 404", "/parted/update, 404", "/plain/update, 404"})
    void aRefusedStatementLeavesNothing(String path, int status) throws Exception {
        assertThat(rows.post(path, "{'id': 150, 'name': 'bad'}".replace("150", path.startsWith("/plain") ? "7" : "150")))
                .startsWith(status + " ");
        assertThat(rows.post("/attempts", "{}")).isEqualTo("200 {'rows':[]}");
    }

    @Test
    void anUpdateThatATriggerDropsLeavesNothing() throws Exception {
        assertThat(rows.post("/guarded/update", "{'id': 1, 'name': 'bad'}")).startsWith("404 ");
        assertThat(rows.post("/guarded/put", "{'id': 1, 'name': 'bad'}")).startsWith("409 ");
        assertThat(rows.post("/attempts", "{}")).isEqualTo("200 {'rows':[]}");
    }

    @Test
    void aFunctionThatWritesLeavesNothing() throws Exception {
        assertThat(rows.post("/try", "{'name': 'bad'}")).startsWith("404 ");
        assertThat(rows.post("/attempts", "{}")).isEqualTo("200 {'rows':[]}");
        assertThat(rows.post("/try", "{'name': 'good'}")).startsWith("200 ");
        assertThat(rows.post("/attempts", "{}")).contains("'what':'good'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tried", "/try/all", "/try/window"})
    void functionsBelowViewsAndAggregatesLeaveNothing(String path) throws Exception {
        assertThat(rows.post(path, path.equals("/tried") ? "{}" : "{'name': 'bad'}")).startsWith("404 ");
        assertThat(rows.post("/attempts", "{}")).isEqualTo("200 {'rows':[]}");
    }

    @ParameterizedTest
    @CsvSource({"/guarded, INSERT guarded", "/guarded/put, INSERT guarded", "/guarded/find, INSERT guarded", "/view, INSERT guarded",
        "/instead, INSERT instead", "/parted, INSERT parted_high", "/plain, INSERT plain"})
    void whatIsStoredStays(String path, String attempt) throws Exception {
        assertThat(rows.post(path, "{'id': 160, 'name': 'good'}")).startsWith("201 ");
        assertThat(rows.post("/attempts", "{}")).contains("'what':'" + attempt + "'");
    }

    @Test
    void theRowThatIsThereIsFound() throws Exception {
        assertThat(rows.post("/guarded/find", "{'id': 1, 'name': 'other'}")).isEqualTo("200 {'id':1,'name':'good'}");
        assertThat(rows.post("/guarded/put", "{'id': 1, 'name': 'other'}")).isEqualTo("200 {'id':1,'name':'other'}");
    }
}
