package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that stands still for long is thought dead; when it goes on, its job has been done by another. */
@ExtendWith(Postgres.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGSTOP")
class FrozenServerTest {

    private final Postgres.Database database;

    FrozenServerTest(Postgres.Database database) {
        this.database = database;
    }

    private static void signal(Node node, String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(node.process().pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Test
    void itsJobIsTakenOver() throws IOException, InterruptedException {
        try (Node frozen = Node.start(database.url())) {
            String id = frozen.client().submit("/ratings", "{\"film\": \"Ran\", \"stars\": 1, \"sleep\": 1.5}");
            frozen.client().awaitStatus(id, "running");
            Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                    + " AND datname = current_database()").equals("1"));

            signal(frozen, "STOP");

            // The row is written, and nobody there to commit it.
            Waiting.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND state = 'idle in transaction'").equals("1"));
            try (Service other = Service.start(database)) {
                other.client().awaitStatus(id, "done");
                assertThat(other.client().job(id).get("attempts").asInt()).isEqualTo(2);
                assertThat(database.query("SELECT count(*) FROM rating")).isEqualTo("1");

                signal(frozen, "CONT");

                assertThat(frozen.client().status(id)).isEqualTo("done");
                frozen.client().ended(frozen.client().submit("/ratings", "{\"film\": \"Ikiru\", \"stars\": 1}"));
                assertThat(database.query("SELECT string_agg(film, ',' ORDER BY film) FROM rating")).isEqualTo("Ikiru,Ran");
                Waiting.until(() -> database.query("SELECT count(*) FROM trestle.scheduled_task").equals("0"));
                assertThat(other.client().job(id).get("attempts").asInt()).isEqualTo(2);
            }
        }
    }
}
