package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job whose row is stored ends on another server than the one that stored it: as {@link EndingTest} says, once. */
@ExtendWith(Postgres.class)
class EndingHandoverTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Postgres.Database database;

    EndingHandoverTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void makeLog() {
        Logging.makeTable(database);
    }

    private Logging start(String card) {
        return Logging.start(database.url(), row -> new Card(card), Logging.LOG);
    }

    private String logged() {
        return database.query("SELECT string_agg(card, ',') FROM log");
    }

    /** A job that waits for its hook, and no server. */
    private UUID handedBack() throws InterruptedException {
        CountDownLatch inHook = new CountDownLatch(1);
        try (Logging logging = Logging.start(database.url(), row -> {
            inHook.countDown();
            EndingTest.sleep();
            return new Card("late");
        }, Logging.LOG)) {
            UUID id = logging.submit().id();
            inHook.await();
            return id;
        }
    }

    @Test
    void isDoneByTheNextServer() throws Exception {
        UUID id = handedBack();
        assertThat(logged()).isEqualTo("null");

        try (Logging next = start("Card")) {
            assertThat(next.route().find(id).await(MINUTE)).isEqualTo(new Card("Card"));
            assertThat(logged()).isEqualTo("Card of Ran");
        }
    }

    @Test
    void isDoneAfterACrash() throws Exception {
        try (Node crashing = Node.start(Logging.Main.class, database.url())) {
            Waiting.until(() -> database.query("SELECT count(row) FROM trestle.job").equals("1"));
            UUID id = UUID.fromString(database.query("SELECT id FROM trestle.job WHERE row IS NOT NULL"));
            crashing.kill();

            try (Logging next = start("Card")) {
                assertThat(next.route().find(id).await(MINUTE)).isEqualTo(new Card("Card"));
                assertThat(logged()).isEqualTo("Card of Ran");
                assertThat(database.query("SELECT count(*) FROM rating")).isEqualTo("1");
            }
        }
    }

    @Test
    void isBrokenOffAfterTheLastAttempt() throws Exception {
        UUID id = handedBack();
        database.execute("UPDATE trestle.job SET attempts = max_attempts WHERE row IS NOT NULL");

        try (Logging next = start("Card")) {
            next.service().client().awaitStatus(id.toString(), "error");
            assertThat(logged()).startsWith("500 Each of the 3 attempts of the job was interrupted").endsWith(": Ran");
        }
    }

    @Test
    void isCancelledByTheNextServer() throws Exception {
        UUID id = handedBack();
        try (Logging next = Logging.start(database.url(), row -> {
            EndingTest.sleep();
            return new Card("late");
        }, Logging.LOG)) {
            assertThat(next.route().find(id).cancel()).isTrue();
            assertThat(logged()).isEqualTo("409 The job was cancelled: Ran");
        }
    }

    @Test
    void isLeftAloneByAServerWithoutTheRoute() throws Exception {
        UUID id = handedBack();
        try (Service other = Service.start(database)) {
            assertThat(other.client().json(503, "DELETE", "/jobs/" + id, "").get("detail").asString())
                    .contains("RateAndLog");
            assertThat(other.client().status(id.toString())).isEqualTo("pending");
        }
        try (Logging next = start("Card")) {
            assertThat(next.route().find(id).await(MINUTE)).isEqualTo(new Card("Card"));
            assertThat(logged()).isEqualTo("Card of Ran");
        }
    }

    @Test
    void hasARowThatTheNextServerCannotRead() throws Exception {
        UUID id = handedBack();
        try (Logging next = Logging.start(database.url(), in -> {
            RateFilm.Response row = RateFilm.Response.parse(in);
            in.end("director");
            return row;
        }, row -> new Card("Card"), Logging.LOG)) {
            next.service().client().awaitStatus(id.toString(), "error");
            assertThat(logged()).startsWith("422 ").endsWith(": Ran");
        }
    }
}
