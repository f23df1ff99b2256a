package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import io.helidon.http.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A schema that has changed since the code was generated. */
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
        try (Logged log = new Logged(SchemaCheck.class.getName());
                Service service = Service.start(database.url(), FilmRoutes::new)) {
            String body = service.get(READY).response().body();

            assertThat(service.get(READY).response().statusCode()).isEqualTo(503);
            service.get("/films/search").problem(503);
            assertThat(log.messages()).containsExactlyInAnyOrder(
                    "The schema does not fit: table public.film has no column length smallint not null",
                    "The schema does not fit: table public.film has no column price numeric(5,2)",
                    "The schema does not fit: table public.film has no column"
                            + " created_at timestamp with time zone not null",
                    "The schema does not fit: enum type public.mpaa_rating has the unknown label NC-17")
                    .allSatisfy(line -> assertThat(body).contains(line.substring(25)));

            database.execute("DROP TABLE film; DROP TYPE mpaa_rating CASCADE");
            assertThat(service.get(READY).response().body()).contains("no table public.film", "no enum type");
        }
    }

    @Test
    void changesBackAndForth() {
        database.execute("CREATE TABLE cinema (name text NOT NULL, \"Seats\" int)");
        ExpectedTable cinema = new ExpectedTable("public", "cinema", "name text not null", "\"Seats\" integer");
        try (Service service = Service.start(database.url(), trestle -> {
            trestle.expect(List.of(cinema), List.of());
            return routing -> trestle.routes(routing).route(Method.GET, "/cinemas", (req, res) ->
                    trestle.json().sendRows(res, trestle.database().list("SELECT name FROM public.cinema",
                            binds -> {}, row -> row.text(1)), (name, out) -> out.text(name))).end();
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
