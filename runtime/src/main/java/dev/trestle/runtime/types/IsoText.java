package dev.trestle.runtime.types;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * Reads dates and times of requests: ISO 8601, and also the values that PostgreSQL accepts (PostgreSQL, chapter 8.5):
 * the infinities, 24:00, and a second 60, which is the next minute's second 0.
 *
 * <p>Every method throws {@link java.time.DateTimeException} for other text, and {@link BeyondType} for a date that
 * PostgreSQL cannot hold.
 */
public final class IsoText {

    private static final Pattern END_OF_DAY = Pattern.compile("24:00(:00([.]0+)?)?|23:59:60([.]0+)?");
    private static final String PLAIN_TIME = "00:00:00";
    private static final String FRACTION = ".000000000";
    private static final int SECOND = 5;

    private IsoText() {}

    public static LocalDate date(String text) {
        LocalDate plain = PlainDateTime.date(text);
        return plain != null ? plain : switch (text) {
            case "infinity" -> LocalDate.MAX;
            case "-infinity" -> LocalDate.MIN;
            default -> checked(LocalDate.parse(text), TypeLimits.LAST_DATE_YEAR);
        };
    }

    /** Whether there are digits where the form has them, and its other characters in their places. */
    private static boolean begins(String text, String form) {
        if (text.length() < form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            if (!fits(text.charAt(i), form.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@link LocalTime#MAX} is the end of the day. */
    public static LocalTime time(String text) {
        if (isPlainTime(text)) {
            return DateTimeText.readTime(text);
        }
        if (END_OF_DAY.matcher(text).matches()) {
            return LocalTime.MAX;
        }
        if (!text.startsWith(":60", SECOND)) {
            return LocalTime.parse(text);
        }
        LocalTime next = LocalTime.parse(text.substring(0, SECOND) + text.substring(SECOND + 3).replace(".", ":00."))
                .plusMinutes(1);
        if (next.getHour() == 0 && next.getMinute() == 0) {
            throw new DateTimeParseException("A second 60 beyond the end of the day", text, SECOND);
        }
        return next;
    }

    /** Most times have this form, whose hour is not 24 and whose second is not 60. */
    private static boolean isPlainTime(String text) {
        return begins(text, PLAIN_TIME) && (text.length() == PLAIN_TIME.length() || isFraction(text, PLAIN_TIME.length()))
                && (text.charAt(0) < '2' || text.charAt(1) < '4') && text.charAt(6) < '6';
    }

    private static boolean isFraction(String text, int point) {
        boolean fits = text.length() > point + 1 && text.length() <= point + FRACTION.length();
        for (int i = point; fits && i < text.length(); i++) {
            fits = fits(text.charAt(i), FRACTION.charAt(i - point));
        }
        return fits;
    }

    private static boolean fits(char c, char form) {
        return form == '0' ? c >= '0' && c <= '9' : c == form;
    }

    public static OffsetTime timetz(String text) {
        int offset = offset(text, 0);
        return time(text.substring(0, offset)).atOffset(zone(text.substring(offset)));
    }

    public static LocalDateTime timestamp(String text) {
        LocalDateTime plain = PlainDateTime.timestamp(text, text.length());
        return plain != null ? plain : switch (text) {
            case "infinity" -> LocalDateTime.MAX;
            case "-infinity" -> LocalDateTime.MIN;
            default -> dateTime(text);
        };
    }

    public static Instant timestamptz(String text) {
        LocalDateTime plain = text.endsWith("Z") ? PlainDateTime.timestamp(text, text.length() - 1) : null;
        return plain != null ? plain.toInstant(ZoneOffset.UTC) : switch (text) {
            case "infinity" -> Instant.MAX;
            case "-infinity" -> Instant.MIN;
            default -> {
                int offset = offset(text, clock(text));
                yield dateTime(text.substring(0, offset)).toInstant(zone(text.substring(offset)));
            }
        };
    }

    private static LocalDateTime dateTime(String text) {
        int clock = clock(text);
        LocalDate date = checked(LocalDate.parse(text.substring(0, clock - 1)), TypeLimits.LAST_TIMESTAMP_YEAR);
        LocalTime time = time(text.substring(clock));
        return time.equals(LocalTime.MAX) ? date.plusDays(1).atStartOfDay() : date.atTime(time);
    }

    private static LocalDate checked(LocalDate date, int lastYear) {
        if (!TypeLimits.holds(date, lastYear)) {
            throw new BeyondType();
        }
        return date;
    }

    /** Where the time of day begins. */
    private static int clock(String text) {
        int separator = Math.max(text.indexOf('T'), text.indexOf('t'));
        if (separator < 0) {
            throw new DateTimeParseException("There is no T between date and time", text, text.length());
        }
        return separator + 1;
    }

    private static ZoneOffset zone(String offset) {
        return offset.equals("z") ? ZoneOffset.UTC : ZoneOffset.of(offset);
    }

    private static int offset(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            if ("Zz+-".indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        throw new DateTimeParseException("There is no offset", text, text.length());
    }
}
