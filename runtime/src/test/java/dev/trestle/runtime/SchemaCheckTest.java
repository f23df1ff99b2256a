package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.postgres.ExpectedTable;
import dev.trestle.runtime.postgres.ExpectedType;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A schema that has changed since the code was generated. Alone, as other tests log as well. */
@Isolated
@ExtendWith(Postgres.class)
class SchemaCheckTest {

    private static final String READY = "/observe/health/ready";

    private final Postgres.Database database;

    SchemaCheckTest(Postgres.Database database) {
        this.database = database;
    }

    @Test
    void differencesAreNamedAndRoutesRefusedUntilTheyAreGone() {
        database.execute("""
                ALTER TABLE film RENAME COLUMN price TO cost; ALTER TABLE film ALTER length TYPE int;
                ALTER TABLE film ALTER created_at DROP NOT NULL; ALTER TABLE film ALTER studio_id SET NOT NULL;
                ALTER TABLE film ADD more text; ALTER TYPE mpaa_rating ADD VALUE 'NC-17'""");
        try (Logged log = new Logged("dev.trestle.runtime.service.SchemaCheck");
                Service service = Service.start(database.url(), FilmRoutes::new)) {
            String body = service.get(READY).response().body();

            assertThat(service.get(READY).response().statusCode()).isEqualTo(503);
            service.get("/films/search").problem(503);
            service.post("/films/delete", "{\"title\": \"x\", \"studio_id\": 1}").json(200);
            service.get("/numbers?id=1").json(200);
            assertThat(log.messages()).containsExactlyInAnyOrder(
                    "The schema does not fit: table public.film has no column length smallint",
                    "The schema does not fit: table public.film has no column price numeric(5,2)",
                    "The schema does not fit: table public.film has no column"
                            + " created_at timestamp with time zone not null",
                    "The schema does not fit: enum type public.mpaa_rating has the unknown label NC-17")
                    .allSatisfy(line -> assertThat(body).contains(line.substring(25)));

            database.execute("DROP TABLE film; DROP TYPE mpaa_rating CASCADE");
            assertThat(service.get(READY).response().body()).contains("no table public.film", "no enum type");
        }
    }

    private static final ExpectedTable CINEMA =
            new ExpectedTable("public", "cinema", "name text not null", "\"Seats\" integer", "place public.address");
    private static final ExpectedType ADDRESS = new ExpectedType("public", "address", "street text", "city text");

    @BeforeEach
    void noCinemas() {
        database.execute("DROP TABLE IF EXISTS cinema, theatre; DROP TYPE IF EXISTS address");
    }

    private void makeCinemas() {
        database.execute("CREATE TYPE address AS (street text, city text);"
                + " CREATE TABLE cinema (name text NOT NULL, \"Seats\" int, place address)");
    }

    private Service cinemas(Map<String, String> configuration) {
        Map<String, String> all = new HashMap<>(configuration);
        all.put("trestle.database.url", database.url());
        all.put("trestle.database.pool-size", "1");
        return Service.start(all, trestle -> {
            trestle.expect(List.of(CINEMA, ADDRESS));
            return routing -> trestle.routes(routing)
                    .route(Method.GET, "/cinemas", (req, res) -> names(trestle, res), List.of(CINEMA.only("name")))
                    .route(Method.GET, "/upper", (req, res) -> names(trestle, res),
                            List.of(CINEMA.only("name", "\"Seats\"").nullable("name")))
                    .route(Method.GET, "/seats", (req, res) -> names(trestle, res), List.of(CINEMA.only("\"Seats\"")))
                    .route(Method.GET, "/places", (req, res) -> names(trestle, res), List.of(CINEMA.only("place"), ADDRESS))
                    .route(Method.GET, "/table", (req, res) -> names(trestle, res), List.of(CINEMA.only()))
                    .route(Method.GET, "/sleep", (req, res) -> {
                        trestle.database().list("SELECT pg_sleep(2)", binds -> {}, row -> row);
                        trestle.json().send(res, Status.OK_200, new NumRows(1)::write);
                    })
                    .route(Method.GET, "/nothing", (req, res) -> trestle.json().sendRows(res, List.of(), (row, out) -> {}))
                    .end();
        });
    }

    private static void names(Trestle trestle, ServerResponse res) {
        trestle.json().sendRows(res, trestle.database().list("SELECT name FROM public.cinema",
                binds -> {}, row -> row.text(1)), (name, out) -> out.text(name));
    }

    private static int status(Service service, String path) {
        return service.get(path).response().statusCode();
    }

    @Test
    void onlyRoutesThatUseWhatHasChangedAreRefused() {
        makeCinemas();
        try (Service service = cinemas(Map.of())) {
            assertThat(status(service, READY)).isEqualTo(200);

            database.execute("ALTER TABLE cinema ALTER \"Seats\" TYPE bigint; ALTER TYPE address ADD ATTRIBUTE zip text");
            Waiting.until(() -> status(service, READY) == 503);
            assertThat(service.get(READY).response().body()).contains(
                    "table public.cinema has no column \\\"Seats\\\" integer",
                    "composite type public.address is (street text, city text, zip text), not (street text, city text)");
            service.get("/seats").problem(503);
            service.get("/places").problem(503);
            service.get("/cinemas").json(200);
            service.get("/table").json(200);
            service.get("/nothing").json(200);

            database.execute("DROP TABLE cinema; DROP TYPE address");
            assertThat(service.get(READY).response().body())
                    .contains("there is no table public.cinema", "there is no composite type public.address");
            service.get("/table").problem(503);
            service.get("/nothing").json(200);
        }
    }

    @Test
    void onlyRoutesThatRelyOnNotNullAreRefusedWithoutIt() {
        makeCinemas();
        try (Service service = cinemas(Map.of())) {
            database.execute("ALTER TABLE cinema ALTER name DROP NOT NULL");
            Waiting.until(() -> status(service, READY) == 503);
            assertThat(service.get(READY).response().body()).contains("table public.cinema has no column name text not null");
            service.get("/cinemas").problem(503);
            service.get("/upper").json(200);

            database.execute("ALTER TABLE cinema DROP name");
            Waiting.until(() -> service.get(READY).response().body().contains("has no column name text;"));
            service.get("/upper").problem(503);
        }
    }

    @Test
    void readinessMayOnlySayWhatDiffers() {
        database.execute("CREATE TABLE cinema (name text NOT NULL)");
        try (Service service = cinemas(Map.of("trestle.ready-with-differences", "true"))) {
            assertThat(service.get(READY).response().body()).contains("there is no composite type public.address");
            assertThat(status(service, READY)).isEqualTo(200);
            service.get("/seats").problem(503);
            service.get("/cinemas").json(200);
            service.get("/nothing").json(200);
        }
    }

    @Test
    void aRunningServiceSeesWhatChanges() {
        makeCinemas();
        try (Service service = cinemas(Map.of())) {
            assertThat(status(service, READY)).isEqualTo(200);
            database.execute("ALTER TABLE cinema RENAME TO theatre");
            Waiting.until(() -> status(service, READY) == 503);
            database.execute("ALTER TABLE theatre RENAME TO cinema");
            Waiting.until(() -> status(service, READY) == 200);
            // Nobody asks for readiness any more: requests alone have it looked at.
            database.execute("ALTER TABLE cinema ALTER \"Seats\" TYPE bigint");
            Waiting.until(() -> status(service, "/seats") == 503);
            database.execute("ALTER TABLE cinema ALTER \"Seats\" TYPE int");
            Waiting.until(() -> status(service, "/seats") == 200);
        }
    }

    @Test
    void looksWhileRequestsHaveAllConnections() {
        makeCinemas();
        try (Service service = cinemas(Map.of())) {
            assertThat(status(service, READY)).isEqualTo(200);
            database.execute("ALTER TABLE cinema RENAME TO theatre");
            var sleeping = CompletableFuture.supplyAsync(() -> service.get("/sleep"));
            Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                    + " AND datname = current_database()").equals("1"));
            Waiting.until(() -> status(service, READY) == 503);
            assertThat(sleeping).isNotDone();
            sleeping.join().json(200);
        }
    }

    @Test
    void changesBackAndForth() {
        database.execute("CREATE TABLE cinema (name text NOT NULL, \"Seats\" int)");
        ExpectedTable cinema = new ExpectedTable("public", "cinema", "name text not null", "\"Seats\" integer");
        try (Service service = Service.start(database.url(), trestle -> {
            return routing -> trestle.routes(routing)
                    .route(Method.GET, "/cinemas", (req, res) -> names(trestle, res), List.of(cinema)).end();
        })) {
            assertThat(service.get(READY).response().statusCode()).isEqualTo(200);
            assertThat(service.get("/cinemas").json(200).get("rows").size()).isZero();

            database.execute("ALTER TABLE cinema RENAME TO theatre");
            service.get("/cinemas").problem(503);
            assertThat(service.get(READY).response().body()).contains("no table public.cinema");

            database.execute("ALTER TABLE theatre RENAME TO cinema; ALTER TABLE cinema ALTER name DROP NOT NULL;"
                    + " INSERT INTO cinema VALUES (NULL)");
            service.get("/cinemas").problem(503);
            assertThat(service.get(READY).response().body()).contains("has no column name text not null");

            database.execute("DELETE FROM cinema; ALTER TABLE cinema ALTER name SET NOT NULL");
            assertThat(service.get(READY).response().statusCode()).isEqualTo(200);
            assertThat(service.get("/cinemas").json(200).get("rows").size()).isZero();
        }
    }
}
