package dev.trestle.generator.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of calls in a time, as the routes file writes it: {@code 600/min}.
 *
 * @param calls at least one
 * @param per the time: a second, a minute, an hour or a day
 */
public record Rate(int calls, Duration per) {

    /** As a regular expression, which means the same in JSON Schema. */
    static final String PATTERN = "([1-9][0-9]{0,6}) ?/ ?(s|min|h|d)";

    private static final Pattern RATE = Pattern.compile(PATTERN);

    /** The rate; empty where it is written otherwise. */
    static Optional<Rate> of(String written) {
        Matcher rate = RATE.matcher(written);
        return rate.matches()
                ? TimeSpan.of("1 " + rate.group(2)).map(per -> new Rate(Integer.parseInt(rate.group(1)), per))
                : Optional.empty();
    }
}
