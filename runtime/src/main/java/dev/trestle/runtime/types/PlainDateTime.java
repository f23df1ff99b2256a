package dev.trestle.runtime.types;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and timestamps of the form that most have, whose parts have their places, without a string for each part. Of years with
 * four digits, PostgreSQL holds all.
 */
final class PlainDateTime {

    private static final String DATE = "0000-00-00";
    private static final String TIMESTAMP = "0000-00-00T00:00:00";
    private static final int MAX_FRACTION = 9;

    private PlainDateTime() {}

    /** Null if it has another form; throws {@link java.time.DateTimeException} if there is no such day. */
    static @Nullable LocalDate date(String text) {
        return text.length() == DATE.length() && begins(text, DATE) ? day(text) : null;
    }

    /** The part to an end; null if it has another form, the hour 24 or the second 60; throws as {@link #date}. */
    static @Nullable LocalDateTime timestamp(String text, int end) {
        if (end < TIMESTAMP.length() || !begins(text, TIMESTAMP)) {
            return null;
        }
        int nanos = nanos(text, TIMESTAMP.length(), end);
        int hour = two(text, 11);
        int second = two(text, 17);
        return nanos < 0 || hour > 23 || second > 59 ? null : day(text).atTime(hour, two(text, 14), second, nanos);
    }

    private static LocalDate day(String text) {
        return LocalDate.of(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8));
    }

    /** A point and digits, or nothing; -1 for anything else. */
    private static int nanos(String text, int point, int end) {
        int digits = end - point - 1;
        if (digits < 0) {
            return 0;
        }
        int nanos = text.charAt(point) == '.' && digits > 0 && digits <= MAX_FRACTION ? 0 : -1;
        for (int at = point + 1; nanos >= 0 && at <= point + MAX_FRACTION; at++) {
            char c = at < end ? text.charAt(at) : '0';
            nanos = isDigit(c) ? nanos * 10 + c - '0' : -1;
        }
        return nanos;
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    /** Whether there are digits where the form has them, and its other characters in their places. */
    private static boolean begins(String text, String form) {
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != c) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
