package dev.trestle.formats.digits;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Reads numbers, dates and times as answers have them, which are valid. */
public final class Digits {

    private static final int MICRO_DIGITS = 6;
    private static final long DAY_MICROS = 86_400_000_000L;

    /** Characters of a date whose year has four digits. */
    private static final int PLAIN_DATE = 10;

    /** Days from the first of March of the year 0 to 1970. */
    private static final long DAYS_TO_1970 = 719_468;

    /** As many digits are a whole number that a double has, with a point among them or not. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};

    private Digits() {}

    /** An integer. */
    public static long number(byte[] text, int start, int end) {
        boolean negative = text[start] == '-';
        // Negative, as the least long has no positive counterpart.
        long value = 0;
        for (int i = negative ? start + 1 : start; i < end; i++) {
            value = 10 * value - (text[i] - '0');
        }
        return negative ? value : -value;
    }

    /**
     * A number of double precision, which may be NaN or infinite. With few digits it is a whole number divided by a power of ten; both are
     * exact, so that the quotient is the nearest one (IEEE 754), as that of {@link Double#parseDouble} is.
     */
    public static double real(byte[] text, int start, int end) {
        boolean negative = text[start] == '-';
        int first = negative ? start + 1 : start;
        long whole = 0;
        int point = end - 1;
        int at = end - first > EXACT_DIGITS ? end : first;
        boolean isPlain = at == first;
        for (; at < end && isPlain; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                whole = 10 * whole + digit;
            } else {
                isPlain = text[at] == '.' && point == end - 1;
                point = at;
            }
        }
        if (!isPlain) {
            return Double.parseDouble(new String(text, start, end - start, StandardCharsets.ISO_8859_1));
        }
        double value = whole / POWERS[end - 1 - point];
        return negative ? -value : value;
    }

    /** The days since 1970 of a date. */
    public static long days(byte[] text, int start, int end) {
        if (end - start == PLAIN_DATE && text[start] != '-' && text[start] != '+') {
            return days(number(text, start, start + 4), number(text, start + 5, start + 7), number(text, start + 8, end));
        }
        return LocalDate.parse(new String(text, start, end - start, StandardCharsets.ISO_8859_1)).toEpochDay();
    }

    /** The same of a valid date: years begin in March here, so that the leap day is the last of a year. */
    private static long days(long year, long month, long day) {
        long from = month > 2 ? year : year - 1;
        long centuries = Math.floorDiv(from, 100);
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return 365 * from + Math.floorDiv(from, 4) - centuries + Math.floorDiv(centuries, 4) + dayOfYear - DAYS_TO_1970;
    }

    /** The microseconds of a time of the day: {@code 23:59:59.5}. */
    public static long micros(byte[] text, int start, int end) {
        long seconds = 3600 * number(text, start, start + 2) + 60 * number(text, start + 3, start + 5)
                + number(text, start + 6, start + 8);
        long micros = 0;
        for (int i = 0; i < MICRO_DIGITS; i++) {
            int at = start + 9 + i;
            micros = 10 * micros + (at < end ? text[at] - '0' : 0);
        }
        return 1_000_000 * seconds + micros;
    }

    /**
     * The microseconds since 1970 of a date and a time.
     *
     * @throws ArithmeticException for more than a long can hold: PostgreSQL's go 30 years further, as it counts from 2000
     */
    public static long instant(byte[] text, int start, int end) {
        int separator = start;
        while (text[separator] != 'T') {
            separator++;
        }
        return Math.addExact(Math.multiplyExact(days(text, start, separator), DAY_MICROS), micros(text, separator + 1, end));
    }
}
