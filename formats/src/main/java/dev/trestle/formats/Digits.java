package dev.trestle.formats;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Reads numbers, dates and times as answers have them, which are valid. */
final class Digits {

    private static final int MICRO_DIGITS = 6;
    private static final long DAY_MICROS = 86_400_000_000L;

    /** Characters of a date whose year has four digits. */
    private static final int PLAIN_DATE = 10;

    private Digits() {}

    /** An integer. */
    static long number(byte[] text, int start, int end) {
        boolean negative = text[start] == '-';
        // Negative, as the least long has no positive counterpart.
        long value = 0;
        for (int i = negative ? start + 1 : start; i < end; i++) {
            value = 10 * value - (text[i] - '0');
        }
        return negative ? value : -value;
    }

    /** The days since 1970 of a date. */
    static long days(byte[] text, int start, int end) {
        if (end - start == PLAIN_DATE && text[start] != '-' && text[start] != '+') {
            return LocalDate.of((int) number(text, start, start + 4), (int) number(text, start + 5, start + 7),
                    (int) number(text, start + 8, end)).toEpochDay();
        }
        return LocalDate.parse(new String(text, start, end - start, StandardCharsets.ISO_8859_1)).toEpochDay();
    }

    /** The microseconds of a time of the day: {@code 23:59:59.5}. */
    static long micros(byte[] text, int start, int end) {
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
    static long instant(byte[] text, int start, int end) {
        int separator = start;
        while (text[separator] != 'T') {
            separator++;
        }
        return Math.addExact(Math.multiplyExact(days(text, start, separator), DAY_MICROS), micros(text, separator + 1, end));
    }
}
