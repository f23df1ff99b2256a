package dev.trestle.runtime.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them, in the configuration, the routes file and query strings. */
public final class Quantities {

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,9}) ?(ms|s|min|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS,
            "min", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);

    private static final Pattern SIZE =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,15})?) ?(?:([kmgt])(i)?b|b)?", Pattern.CASE_INSENSITIVE);

    private Quantities() {}

    /**
     * A duration: {@code PT30S} (ISO 8601), {@code 30 s}, {@code 5 min}.
     *
     * @param text the text
     * @return perhaps negative or very long; empty for anything else
     */
    public static Optional<Duration> duration(String text) {
        Matcher span = SPAN.matcher(text);
        try {
            return Optional.of(span.matches()
                    ? Duration.of(Long.parseLong(span.group(1)), UNITS.get(span.group(2)))
                    : Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** {@code 1048576}, {@code 20 MB} (20,000,000 bytes), {@code 20 MiB} (20,971,520); empty for anything else. */
    static Optional<Long> bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        int power = size.group(2) == null ? 0 : "kmgt".indexOf(Character.toLowerCase(size.group(2).charAt(0))) + 1;
        BigDecimal factor = BigDecimal.valueOf(size.group(3) == null ? 1000 : 1024).pow(power);
        try {
            return Optional.of(new BigDecimal(size.group(1)).multiply(factor).longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty(); // half a byte, or more than a long holds
        }
    }
}
