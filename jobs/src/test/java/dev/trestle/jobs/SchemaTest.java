package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.postgres.ExpectedTable;
import dev.trestle.testing.Postgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs wait while the schema lacks what they use, as their route answers 503. */
@ExtendWith(Postgres.class)
class SchemaTest {

    private static final ExpectedTable RATING = new ExpectedTable("public", "rating", "stars numeric not null");

    @Test
    void jobsWaitUntilItFits(Postgres.Database database) {
        database.execute("ALTER TABLE rating RENAME COLUMN stars TO points");
        JobOptions once = Service.OPTIONS.attempts(1);
        try (Service service = Service.start(database.url(), Map.of(), (trestle, jobs) -> {
            RatingsApi api = new RatingsApi(trestle, jobs, once, RateWithCard.Hook.of(film -> film));
            api.rateFilm.job().uses(List.of(RATING));
            return api;
        })) {
            String waiting = service.api().rateFilm.submit(RateFilm.Request.of("Ran", 0)).id().toString();
            // Later, and of another route.
            String other = service.client().submit("/ratings/delete", "{\"film\": \"Ran\"}");
            service.client().awaitStatus(other, "done");
            assertThat(service.client().status(waiting)).isEqualTo("pending");
            assertThat(database.query("SELECT attempts FROM trestle.job WHERE id = '" + waiting + "'")).isEqualTo("0");

            database.execute("ALTER TABLE rating RENAME COLUMN points TO stars");

            service.client().awaitStatus(waiting, "done");
        }
    }
}
