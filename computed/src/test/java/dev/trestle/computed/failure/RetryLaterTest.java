package dev.trestle.computed.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The pauses that exceptions ask for. */
class RetryLaterTest {

    private static Duration pause(Status status, String value) {
        Failure failure = Failure.of(HttpProblem.status(status).header(HeaderValues.create(HeaderNames.RETRY_AFTER, value)).build());
        return failure.pause();
    }

    @Test
    void pausesOfProblems() {
        assertThat(pause(Status.TOO_MANY_REQUESTS_429, "120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(pause(Status.SERVICE_UNAVAILABLE_503, " 5 ")).isEqualTo(Duration.ofSeconds(5));
        assertThat(pause(Status.SERVICE_UNAVAILABLE_503, "999999999")).as("a day at most").isEqualTo(Duration.ofDays(1));
        ZonedDateTime inAnHour = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1);
        assertThat(pause(Status.TOO_MANY_REQUESTS_429, DateTimeFormatter.RFC_1123_DATE_TIME.format(inAnHour)))
                .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(60));
        assertThat(pause(Status.TOO_MANY_REQUESTS_429, DateTimeFormatter.RFC_1123_DATE_TIME.format(inAnHour.minusDays(1))))
                .as("in the past").isZero();
        assertThat(pause(Status.TOO_MANY_REQUESTS_429, "soon")).isZero();
        assertThat(pause(Status.INTERNAL_SERVER_ERROR_500, "120")).as("another status").isZero();
    }

    @Test
    void pausesOfFunctions() {
        Failure failure = Failure.of(new CompletionException(new RetryLater(Duration.ofSeconds(3), "slow down")));
        assertThat(failure).isEqualTo(new Failure(RetryLater.class.getName(), "slow down", Failure.Kind.PASSING, Duration.ofSeconds(3)));
        assertThat(failure.ofBatch().pause()).isEqualTo(Duration.ofSeconds(3));
        assertThat(Failure.of(new RetryLater(Duration.ofSeconds(-3), "at once")).pause()).isZero();
        assertThat(Failure.of(new IllegalStateException("away")).pause()).isZero();
    }
}
