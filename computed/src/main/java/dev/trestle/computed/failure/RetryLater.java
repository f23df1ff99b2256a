package dev.trestle.computed.failure;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A provider asks for a pause of all calls. */
public final class RetryLater extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Duration wait;

    /**
     * Asks for a pause.
     *
     * @param wait a day at most
     * @param reason may have values of the row
     */
    public RetryLater(Duration wait, String reason) {
        super(reason);
        this.wait = limited(wait);
    }

    /**
     * The pause that an exception asks for: this one, or a problem 429 or 503 with {@code Retry-After} (RFC 9110, section 10.2.3).
     *
     * @param thrown without the exceptions of futures around it
     * @return from zero to a day; zero for none
     */
    static Duration of(Throwable thrown) {
        return switch (thrown) {
            case RetryLater later -> later.wait;
            case HttpProblem problem when problem.status().code() == Status.TOO_MANY_REQUESTS_429.code()
                    || problem.status().code() == Status.SERVICE_UNAVAILABLE_503.code() -> problem.headers().stream()
                            .filter(header -> header.headerName().equals(HeaderNames.RETRY_AFTER))
                            .flatMap(header -> parse(header.get()).stream()).findFirst().orElse(Duration.ZERO);
            default -> Duration.ZERO;
        };
    }

    /** Seconds, or a date; anything else is no pause. */
    private static Optional<Duration> parse(String value) {
        String text = value.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(limited(Duration.ofSeconds(Long.parseLong(text))));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(limited(Duration.between(Instant.now(), until)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration limited(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
