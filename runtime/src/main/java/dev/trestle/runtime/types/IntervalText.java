package dev.trestle.runtime.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Intervals as ISO 8601 durations with a sign at each part (PostgreSQL, chapter 8.5.4.1). */
final class IntervalText {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** A part has at most nineteen digits, a long's most. */
    private static final Pattern DURATION = Pattern.compile("P(?=[-+0-9T])"
            + part("Y") + part("M") + part("W") + part("D")
            + "(?:T(?=[-+0-9])" + part("H") + part("M") + "(?:([-+]?\\d{1,19}(?:[.,]\\d{1,19})?)S)?)?");

    private IntervalText() {}

    private static String part(String unit) {
        return "(?:([-+]?\\d{1,19})" + unit + ")?";
    }

    static Interval read(String text) {
        if (text.equals("infinity")) {
            return Interval.INFINITY;
        }
        if (text.equals("-infinity")) {
            return Interval.MINUS_INFINITY;
        }
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not an ISO 8601 duration");
        }
        try {
            BigInteger months = part(parts, 1, 12).add(part(parts, 2, 1));
            BigInteger days = part(parts, 3, 7).add(part(parts, 4, 1));
            BigInteger time = part(parts, 5, HOUR).add(part(parts, 6, MINUTE)).add(seconds(parts.group(7)));
            return new Interval(months.intValueExact(), days.intValueExact(), time.longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The duration is too long", e);
        }
    }

    private static BigInteger part(Matcher parts, int group, long unit) {
        String digits = parts.group(group);
        return digits == null ? BigInteger.ZERO : new BigInteger(digits).multiply(BigInteger.valueOf(unit));
    }

    private static BigInteger seconds(@Nullable String seconds) {
        return seconds == null
                ? BigInteger.ZERO
                : new BigDecimal(seconds.replace(',', '.')).movePointRight(6)
                        .setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
    }

    static String write(Interval value) {
        if (value.equals(Interval.INFINITY)) {
            return "infinity";
        }
        if (value.equals(Interval.MINUS_INFINITY)) {
            return "-infinity";
        }
        StringBuilder out = new StringBuilder("P");
        append(out, value.months() / 12, 'Y');
        append(out, value.months() % 12, 'M');
        append(out, value.days(), 'D');
        long time = value.microseconds();
        if (time != 0) {
            out.append('T');
            append(out, time / HOUR, 'H');
            append(out, time % HOUR / MINUTE, 'M');
            appendSeconds(out, time % MINUTE);
        }
        return out.length() == 1 ? "PT0S" : out.toString();
    }

    private static void append(StringBuilder out, long number, char unit) {
        if (number != 0) {
            out.append(number).append(unit);
        }
    }

    private static void appendSeconds(StringBuilder out, long microseconds) {
        if (microseconds != 0) {
            BigDecimal seconds = BigDecimal.valueOf(microseconds, 6).stripTrailingZeros();
            out.append(seconds.toPlainString()).append('S');
        }
    }
}
