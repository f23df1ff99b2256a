package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.database.Database;
import dev.trestle.testing.Postgres;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of more rows or bytes than the service takes. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultLimitsTest {

    private final Postgres.Database database;
    private final Service service;
    private final Database rows;

    ResultLimitsTest(Postgres.Database database) {
        database.execute("CREATE TABLE note (n int, t text)");
        this.database = database;
        this.service = Service.start(Map.of(
                "trestle.database.url", database.url(),
                "trestle.max-rows", "1000",
                "trestle.max-result-size", "1 MB"), FilmRoutes::new);
        this.rows = service.trestle().database();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private void assertTooLarge(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.status().code()).isEqualTo(422);
            assertThat(problem.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("result_too_large");
                assertThat(error.message()).contains(message);
            });
        });
    }

    @Test
    void rowsUpToTheLimit() {
        assertThat(service.get("/numbers?id=1000").json(200).get("rows").size()).isEqualTo(1000);
        assertThat(service.get("/numbers?id=1001").errors(422)).containsExactly("result_too_large");
        assertThat(service.get("/numbers?id=1001").problem(422).toString()).contains("more than 1000 rows");
    }

    @Test
    void millionsOfRowsAreNotRead() {
        IntStream.range(0, 8).parallel().forEach(i ->
                assertThat(service.get("/numbers?id=300000000").errors(422)).containsExactly("result_too_large"));
        assertThat(service.get("/numbers?id=1").json(200).get("rows").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT repeat('x', 2000000)", "SELECT repeat('x', 2000) FROM generate_series(1, 900)",
    })
    void bytes(String sql) {
        assertTooLarge(() -> rows.list(sql, binds -> {}, row -> row.text(1)), "more bytes");
        assertTooLarge(() -> rows.one(sql, binds -> {}, row -> row.text(1)), "more bytes");
        assertTooLarge(() -> rows.transaction(unit -> unit.one(sql, binds -> {}, row -> row.text(1))), "more bytes");
        assertThat(rows.<String>one("SELECT repeat('x', 900000)", binds -> {}, row -> row.text(1))).hasSize(900_000);
    }

    @Test
    void whatWasWrittenIsUndone() {
        String many = "INSERT INTO note SELECT generate_series(1, 1001) RETURNING n";
        String large = "INSERT INTO note SELECT n, repeat('x', 2000) FROM generate_series(1, 900) AS n RETURNING t";

        assertTooLarge(() -> rows.atomic().list(many, binds -> {}, row -> row.int4(1)), "more than 1000 rows");
        assertThat(database.query("SELECT count(*) FROM note")).isEqualTo("0");
        assertThat(rows.atomic().<Integer>list(many.replace("1001", "1000"), binds -> {}, row -> row.int4(1))).hasSize(1000);
        assertThatThrownBy(() -> rows.atomic().list(large, binds -> {}, row -> row.text(1)))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status().code()).isEqualTo(500));
        assertThat(database.query("SELECT count(*) FROM note")).isEqualTo("1000");
    }

    @Test
    void anyNumberOfRows() {
        try (Service unlimited = Service.start(
                Map.of("trestle.database.url", database.url(), "trestle.max-rows", "0"), FilmRoutes::new)) {
            assertThat(unlimited.get("/numbers?id=110000").json(200).get("rows").size()).isEqualTo(110_000);
        }
        try (Service usual = Service.start(database.url(), FilmRoutes::new)) {
            assertThat(usual.get("/numbers?id=110000").errors(422)).containsExactly("result_too_large");
        }
    }
}
