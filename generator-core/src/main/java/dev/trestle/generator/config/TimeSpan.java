package dev.trestle.generator.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as the routes file writes it: {@code 500 ms}, {@code 30 s}, {@code 5 min}, {@code 2 h}, {@code 7 d}. */
final class TimeSpan {

    /** As a regular expression, which means the same in JSON Schema. */
    static final String PATTERN = "([1-9][0-9]{0,8}) ?(ms|s|min|h|d)";

    private static final Pattern SPAN = Pattern.compile(PATTERN);

    private TimeSpan() {}

    /** The length of it; empty where it is written otherwise. */
    static Optional<Duration> of(String written) {
        Matcher span = SPAN.matcher(written);
        if (!span.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(span.group(1));
        return Optional.of(switch (span.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        });
    }
}
