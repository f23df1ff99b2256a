package dev.trestle.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.films.FilmsApi;
import dev.trestle.test.rows.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tests whose transaction is rolled back; the last test sees that. */
@TrestleTest(value = FilmService.class, migrations = {})
@TestMethodOrder(OrderAnnotation.class)
class RollbackTest {

    private static final String FILM = "{\"title\": \"Same\", \"length\": 90, \"studio_id\": 50}";

    private final TestClient http;
    private final TestDatabase database;

    RollbackTest(TestClient http, TestDatabase database) {
        this.http = http;
        this.database = database;
    }

    @BeforeEach
    void aStudio() {
        database.sql("INSERT INTO studio VALUES (50, 'Before each')");
    }

    @Test
    @Order(1)
    @Rollback
    void theServiceSeesRowsOfTheTest(Rows rows) throws SQLException {
        int studio = rows.insert("studio").integer("studio_id");
        http.post("/films", FILM.replace("50", Integer.toString(studio))).expect(201);

        assertThat(database.count("film")).isOne();
        assertThat(http.get("/films/search").expect(200).body()).contains("Same");
        try (var connection = database.source().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM studio WHERE studio_id = 50")) {
            row.next();
            assertThat(row.getInt(1)).as("outside of the transaction").isZero();
        }
    }

    @Test
    @Order(2)
    @Rollback
    void whatIsRefusedIsUndoneAlone() {
        http.post("/films", FILM).expect(201);
        assertThat(http.post("/films", FILM).expect(409).errors()).containsExactly("/title unique_violation");
        assertThatThrownBy(() -> database.sql("INSERT INTO studio VALUES (50, 'again')")).isInstanceOf(TestSqlException.class);
        http.post("/films/delete", "{\"title\": \"Same\", \"studio_id\": 50}").expect(200);

        assertThat(database.count("studio WHERE studio_id = 50")).isOne();
        assertThat(database.count("film")).isZero();
    }

    @Test
    @Order(3)
    @Rollback
    void requestsAtOnceTakeTurns(FilmsApi api) {
        List<Integer> statuses = IntStream.range(0, 12).parallel().mapToObj(i -> http.post("/films", FILM).status()).toList();

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(api.searchFilms).isNotNull();
        assertThatThrownBy(() -> database.connections().begin(false)).isInstanceOf(TestSetupException.class)
                .hasMessageStartingWith("@Rollback: another test runs on the same database at the same time; let the methods");
    }

    /** The driver prepares a statement on the server from its fifth execution on, and could have binary values then. */
    @Test
    @Order(4)
    @Rollback
    void valuesAreTextInEachExecution(Rows rows) {
        String query = "/everything?bytea=AQI%3D&int4=7&timestamptz=2026-01-02T03:04:05Z&float8=0.1&int4s=1";
        List<String> answers = IntStream.range(0, 8).mapToObj(i -> http.get(query).expect(200).body()).distinct().toList();

        assertThat(answers).singleElement().asString().contains("\"bytea\":\"AQI=\"", "\"int4\":7");
        assertThat(rows.of("everything").with("bytea", new byte[] {1, 2}).insert(8))
                .extracting(row -> row.text("bytea")).containsOnly("\\x0102");
    }

    @Test
    @Order(5)
    void nothingOfThemIsStored() {
        assertThat(database.count("film")).isZero();
        assertThat(database.list("SELECT name FROM studio ORDER BY 1", String.class)).containsExactly("Before each", "In each test");
        assertThatThrownBy(() -> database.connections().begin(true)).isInstanceOf(TestSetupException.class);
        assertThat(database.count("studio")).as("after the refusal").isEqualTo(2);
    }
}
