package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While the queue cannot be read, the log says so once. */
@ExtendWith(Postgres.class)
class PollTest {

    private final Postgres.Database database;
    private final List<String> logged = new CopyOnWriteArrayList<>();

    PollTest(Postgres.Database database) {
        this.database = database;
    }

    private final class Listening extends Handler {
        @Override
        public void publish(LogRecord record) {
            logged.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void saysOnceThatItFails() {
        Logger logger = Logger.getLogger(PickByRoute.class.getName());
        Handler listening = new Listening();
        logger.addHandler(listening);
        try (Service service = Service.start(database)) {
            database.execute("ALTER TABLE trestle.scheduled_task RENAME TO away");
            Waiting.until(() -> !logged.isEmpty());
            // Time for some more tries.
            database.query("SELECT pg_sleep(1)");
            database.execute("ALTER TABLE trestle.away RENAME TO scheduled_task");

            service.client().awaitStatus(
                    service.client().submit("/ratings", "{\"film\": \"Ran\", \"stars\": 1}"), "done");
        } finally {
            logger.removeHandler(listening);
        }
        assertThat(logged).singleElement().asString().startsWith("Jobs cannot be picked now: ");
    }
}
