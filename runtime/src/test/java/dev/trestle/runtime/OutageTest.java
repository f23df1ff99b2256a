package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Cable;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database goes away and comes back, and the service stays. */
@ExtendWith(Postgres.class)
class OutageTest {

    private static final String READY = "/observe/health/ready";

    private final Postgres.Database database;

    OutageTest(Postgres.Database database) {
        this.database = database;
    }

    private Service start(Cable cable) {
        return Service.start(Map.of(
                "trestle.database.url", database.url(cable.port()),
                "trestle.database.connection-timeout", "PT1S",
                "trestle.database.pool-size", "2"), FilmRoutes::new);
    }

    private static int status(Service service, String path) {
        return service.get(path).response().statusCode();
    }

    @Test
    void awayAndBack() throws IOException {
        try (Cable cable = new Cable(database.port()); Service service = start(cable)) {
            assertThat(service.get("/films/search").json(200).get("rows").size()).isZero();

            cable.cut();

            for (int i = 0; i < 4; i++) {
                Service.Answer away = service.post("/films", "{\"title\": \"Away\", \"length\": 1}");
                away.problem(503);
                assertThat(away.header("Retry-After")).matches("[1-9]\\d*");
            }
            assertThat(status(service, READY)).isEqualTo(503);
            assertThat(status(service, "/observe/health/live")).isEqualTo(200);
            assertThat(service.post("/films", "{}").errors(422)).hasSize(2);

            cable.mend();

            assertThat(service.get("/films/search").json(200).get("rows").size()).isZero();
            assertThat(status(service, READY)).isEqualTo(200);
        }
    }

    @Test
    void awayAtTheStart() throws IOException {
        try (Cable cable = new Cable(database.port())) {
            cable.cut();
            try (Service service = start(cable)) {
                assertThat(service.get(READY).response().body()).contains("unavailable");
                assertThat(status(service, READY)).isEqualTo(503);
                service.get("/films/search").problem(503);

                cable.mend();

                assertThat(service.get("/films/search").json(200).get("rows").size()).isZero();
                assertThat(status(service, READY)).isEqualTo(200);
            }
        }
    }

    @Test
    void connectionLostInTheMiddleOfAStatement() throws IOException {
        try (Cable cable = new Cable(database.port()); Service service = start(cable)) {
            var sleeping = CompletableFuture.supplyAsync(() -> service.get("/sleep?id=60"));
            Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                    + " AND datname = current_database()").equals("1"));

            cable.cut();

            sleeping.join().problem(503);
        }
    }

    @Test
    void poolExhausted() throws IOException {
        try (Cable cable = new Cable(database.port()); Service service = start(cable)) {
            var first = CompletableFuture.supplyAsync(() -> service.get("/sleep?id=4"));
            var second = CompletableFuture.supplyAsync(() -> service.get("/sleep?id=4"));
            Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                    + " AND datname = current_database()").equals("2"));

            assertThat(service.get("/films/one?id=1").problem(503).get("detail").asString()).contains("busy");

            first.join().json(200);
            second.join().json(200);
        }
    }
}
