package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.NumRows;
import dev.trestle.runtime.database.Database;
import dev.trestle.testing.Postgres;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs whose results are larger than the service takes. */
@ExtendWith(Postgres.class)
class ResultLimitsTest {

    /** Reads as many rows as the film's title says, each of a thousand bytes. */
    private static NumRows read(Database database, Forget.Request request) {
        return new NumRows(database.<String>list("SELECT repeat('x', 1000) FROM generate_series(1, ?)",
                binds -> binds.int4(Integer.parseInt(request.film())), row -> row.text(1)).size());
    }

    @Test
    void endWithThatError(Postgres.Database database) throws Exception {
        AtomicReference<JobType<Forget.Request, NumRows>> type = new AtomicReference<>();
        try (Service service = Service.start(database.url(),
                Map.of("trestle.max-rows", "1000", "trestle.max-result-size", "500 kB"), (trestle, jobs) -> {
                    type.set(jobs.type("Read", JobOptions.STANDARD,
                            JsonForm.of(Forget.Request::read, Forget.Request::write), ResultLimitsTest::read, NumRows.JSON));
                    return new RatingsApi(trestle, jobs, Service.OPTIONS, RateWithCard.Hook.of(film -> film));
                })) {
            assertThat(service.server().isRunning()).isTrue();
            for (String rows : new String[] {"1001", "900"}) {
                Job<NumRows> job = type.get().submit(new Forget.Request(rows));
                HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> job.await(Duration.ofMinutes(1)));
                assertThat(problem.status().code()).isEqualTo(422);
                assertThat(problem.errors()).extracting(FieldError::code).containsExactly("result_too_large");
            }
            assertThat(type.get().submit(new Forget.Request("400")).await(Duration.ofMinutes(1))).isEqualTo(new NumRows(400));
        }
    }
}
