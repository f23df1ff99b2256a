package dev.trestle.runtime.types;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;

/**
 * Dates and times as text: reads PostgreSQL's own ISO style (PostgreSQL, chapter 8.5.2), writes that and ISO 8601.
 *
 * <p>The largest and smallest values of Java's types represent the infinities, and {@link LocalTime#MAX} 24:00, as in
 * pgjdbc.
 */
public enum DateTimeText {
    /** As JSON has it: {@code 2026-01-02T03:04:05.5Z}, years outside 0 to 9999 with a sign. */
    ISO('T', "Z"),
    /** As PostgreSQL has it: {@code 2026-01-02 03:04:05.5+00}, years before 1 with BC. */
    POSTGRES(' ', "+00");

    private final char separator;
    private final String utc;

    DateTimeText(char separator, String utc) {
        this.separator = separator;
        this.utc = utc;
    }

    public String date(LocalDate value) {
        if (value.equals(LocalDate.MAX)) {
            return "infinity";
        }
        if (value.equals(LocalDate.MIN)) {
            return "-infinity";
        }
        StringBuilder out = new StringBuilder(16);
        appendDate(out, value);
        appendEra(out, value);
        return out.toString();
    }

    public String time(LocalTime value) {
        if (value.equals(LocalTime.MAX)) {
            return "24:00:00";
        }
        StringBuilder out = new StringBuilder(18);
        appendTime(out, value);
        return out.toString();
    }

    public String timetz(OffsetTime value) {
        return time(value.toLocalTime()) + (value.getOffset().equals(ZoneOffset.UTC) ? utc : value.getOffset().getId());
    }

    public String timestamp(LocalDateTime value) {
        if (value.equals(LocalDateTime.MAX)) {
            return "infinity";
        }
        return value.equals(LocalDateTime.MIN) ? "-infinity" : dateTime(value, "");
    }

    public String timestamptz(Instant value) {
        if (value.equals(Instant.MAX)) {
            return "infinity";
        }
        if (value.equals(Instant.MIN)) {
            return "-infinity";
        }
        return dateTime(LocalDateTime.ofEpochSecond(value.getEpochSecond(), value.getNano(), ZoneOffset.UTC), utc);
    }

    private String dateTime(LocalDateTime value, String offset) {
        StringBuilder out = new StringBuilder(32);
        appendDate(out, value.toLocalDate());
        out.append(separator);
        appendTime(out, value.toLocalTime());
        out.append(offset);
        appendEra(out, value.toLocalDate());
        return out.toString();
    }

    private void appendDate(StringBuilder out, LocalDate value) {
        int year = value.getYear();
        if (this == POSTGRES) {
            year = year > 0 ? year : 1 - year;
        } else if (year < 0 || year > 9999) {
            out.append(year < 0 ? '-' : '+');
            year = Math.abs(year);
        }
        if (year < 1000) {
            out.append(year < 10 ? "000" : year < 100 ? "00" : "0");
        }
        out.append(year).append('-');
        appendTwo(out, value.getMonthValue());
        out.append('-');
        appendTwo(out, value.getDayOfMonth());
    }

    private void appendEra(StringBuilder out, LocalDate value) {
        if (this == POSTGRES && value.getYear() <= 0) {
            out.append(" BC");
        }
    }

    private static void appendTime(StringBuilder out, LocalTime value) {
        appendTwo(out, value.getHour());
        out.append(':');
        appendTwo(out, value.getMinute());
        out.append(':');
        appendTwo(out, value.getSecond());
        int nanos = value.getNano();
        if (nanos != 0) {
            out.append('.');
            for (int unit = 100_000_000; nanos != 0; unit /= 10) {
                out.append((char) ('0' + nanos / unit));
                nanos %= unit;
            }
        }
    }

    private static void appendTwo(StringBuilder out, int value) {
        out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    public static LocalDate readDate(String text) {
        return switch (text) {
            case "infinity" -> LocalDate.MAX;
            case "-infinity" -> LocalDate.MIN;
            default -> readDay(text, text.indexOf('-'));
        };
    }

    public static LocalTime readTime(String text) {
        return text.startsWith("24") ? LocalTime.MAX : readClock(text, 0);
    }

    public static OffsetTime readTimetz(String text) {
        return readTime(text).atOffset(readOffset(text));
    }

    public static LocalDateTime readTimestamp(String text) {
        return switch (text) {
            case "infinity" -> LocalDateTime.MAX;
            case "-infinity" -> LocalDateTime.MIN;
            default -> readDateTime(text);
        };
    }

    public static Instant readTimestamptz(String text) {
        return switch (text) {
            case "infinity" -> Instant.MAX;
            case "-infinity" -> Instant.MIN;
            default -> readDateTime(text).toInstant(readOffset(text));
        };
    }

    private static LocalDateTime readDateTime(String text) {
        int yearEnd = text.indexOf('-');
        return LocalDateTime.of(readDay(text, yearEnd), readClock(text, yearEnd + 7));
    }

    private static LocalDate readDay(String text, int yearEnd) {
        int year = Integer.parseInt(text, 0, yearEnd, 10);
        return LocalDate.of(text.endsWith("BC") ? 1 - year : year, two(text, yearEnd + 1), two(text, yearEnd + 4));
    }

    private static LocalTime readClock(String text, int start) {
        int nanos = 0;
        int at = start + 8;
        if (at < text.length() && text.charAt(at) == '.') {
            int unit = 100_000_000;
            for (at++; at < text.length() && isDigit(text.charAt(at)); at++) {
                nanos += (text.charAt(at) - '0') * unit;
                unit /= 10;
            }
        }
        return LocalTime.of(two(text, start), two(text, start + 3), two(text, start + 6), nanos);
    }

    /** The offset comes after the time: {@code +00}, {@code -03:30}, {@code +01:02:03}. */
    private static ZoneOffset readOffset(String text) {
        int sign = text.indexOf('+');
        if (sign < 0) {
            sign = text.lastIndexOf('-');
        }
        int seconds = 0;
        int unit = 3600;
        for (int at = sign + 1; at + 1 < text.length() && isDigit(text.charAt(at)); at += 3) {
            seconds += two(text, at) * unit;
            unit /= 60;
        }
        if (seconds == 0) {
            return ZoneOffset.UTC;
        }
        return ZoneOffset.ofTotalSeconds(text.charAt(sign) == '-' ? -seconds : seconds);
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
