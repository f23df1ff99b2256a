package dev.trestle.computed.backfill;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of rows in a time.
 *
 * @param rows from 1 to 9,999,999
 * @param per positive
 */
public record BackfillRate(int rows, Duration per) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6}) ?/ ?(s|min|h|d)");
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    /**
     * Reads {@code 200/min}; the units are s, min, h and d. Rates of the routes file and of the goals have the same form and bounds.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static BackfillRate parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("A rate is such as 200/min");
        }
        return new BackfillRate(Integer.parseInt(form.group(1)), UNITS.get(form.group(2)));
    }
}
