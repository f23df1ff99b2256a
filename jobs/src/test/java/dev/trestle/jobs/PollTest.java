package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** While the queue cannot be read, the log says so once. Alone, as other tests log as well. */
@Isolated
@ExtendWith(Postgres.class)
class PollTest {

    private final Postgres.Database database;

    PollTest(Postgres.Database database) {
        this.database = database;
    }

    @Test
    void saysOnceThatItFails() {
        try (Logged log = new Logged(PickByRoute.class.getName()); Service service = Service.start(database)) {
            database.execute("ALTER TABLE trestle.scheduled_task RENAME TO away");
            Waiting.until(() -> !log.entries().isEmpty());
            // Time for some more tries.
            database.query("SELECT pg_sleep(1)");
            database.execute("ALTER TABLE trestle.away RENAME TO scheduled_task");

            service.client().awaitStatus(
                    service.client().submit("/ratings", "{\"film\": \"Ran\", \"stars\": 1}"), "done");
            assertThat(log.messages()).singleElement().asString().startsWith("Jobs cannot be picked at present: ");
        }
    }
}
