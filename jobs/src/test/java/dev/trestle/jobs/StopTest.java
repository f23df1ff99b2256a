package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A server that stops lets its jobs end, or hands them back. */
@ExtendWith(Postgres.class)
class StopTest {

    private final Postgres.Database database;

    StopTest(Postgres.Database database) {
        this.database = database;
    }

    @AfterEach
    void empty() {
        database.execute("DELETE FROM rating");
    }

    private Service start(String grace, RateWithCard.Hook hook) {
        return Service.start(database.url(), Map.of("trestle.jobs.shutdown-grace", grace), Service.OPTIONS, hook);
    }

    private String job(String id) {
        return database.query("SELECT status || ' ' || attempts FROM trestle.job WHERE id = '" + id + "'");
    }

    private static String film(double sleep) {
        return "{\"film\": \"Ran\", \"stars\": 1, \"sleep\": " + sleep + "}";
    }

    @Test
    void jobsEndWithinTheGrace() {
        String id;
        try (Service service = start("PT30S", RateWithCard.Hook.of(film -> film))) {
            id = service.client().submit("/ratings", film(2));
            service.client().awaitStatus(id, "running");
        }
        assertThat(job(id)).isEqualTo("done 1");
        assertThat(database.query("SELECT count(*) FROM trestle.scheduled_task")).isEqualTo("0");
        Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid()").equals("0"));
    }

    @Test
    void jobsAreHandedBackAfterIt() throws InterruptedException {
        CountDownLatch inHook = new CountDownLatch(1);
        String statement;
        String hook;
        try (Service service = start("PT0S", row -> {
            inHook.countDown();
            Thread.sleep(60_000);
            return new Card("late");
        })) {
            hook = service.client().submit("/cards", film(0));
            inHook.await();
            statement = service.client().submit("/ratings", film(5));
            Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                    + " AND datname = current_database()").equals("1"));
        }
        assertThat(job(statement)).isEqualTo("pending 0");
        assertThat(job(hook)).isEqualTo("pending 0");
        assertThat(database.query("SELECT count(*) FROM trestle.scheduled_task WHERE picked")).isEqualTo("0");
        assertThat(database.query("SELECT count(*) FROM rating")).isEqualTo("1");

        try (Service next = start("PT30S", row -> new Card("in time"))) {
            JsonNode card = next.client().ended(hook);
            assertThat(card.get("result").toString()).isEqualTo("{\"rows\":[{\"text\":\"in time\"}]}");
            assertThat(next.client().ended(statement).get("attempts").asInt()).isEqualTo(1);
            assertThat(database.query("SELECT count(*) FROM rating")).isEqualTo("2");
        }
    }

    @Test
    void routesComeBeforeTheStart() {
        try (Service service = start("PT0S", row -> new Card(""))) {
            Jobs jobs = Jobs.create(service.trestle());
            jobs.type("A", JobOptions.STANDARD, Card.FORM, (database, card) -> card, Card.FORM);
            assertThatThrownBy(() ->
                    jobs.type("A", JobOptions.STANDARD, Card.FORM, (database, card) -> card, Card.FORM))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("A");
            jobs.start();
            assertThatThrownBy(() ->
                    jobs.type("B", JobOptions.STANDARD, Card.FORM, (database, card) -> card, Card.FORM))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("B");
        }
    }
}
