package dev.trestle.generator.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number in a time, as the routes file and the goals write it: {@code 600/min}. The module computed reads the same texts.
 *
 * @param calls from 1 to 9,999,999
 * @param per the time: a second, a minute, an hour or a day
 */
public record Rate(int calls, Duration per) {

    /** As a regular expression, which means the same in JSON Schema. */
    static final String PATTERN = "([1-9][0-9]{0,6}) ?/ ?(s|min|h|d)";

    private static final Pattern RATE = Pattern.compile(PATTERN);

    /** The rate; empty where it is written otherwise. */
    public static Optional<Rate> of(String written) {
        Matcher rate = RATE.matcher(written);
        return rate.matches()
                ? TimeSpan.of("1 " + rate.group(2)).map(per -> new Rate(Integer.parseInt(rate.group(1)), per))
                : Optional.empty();
    }
}
