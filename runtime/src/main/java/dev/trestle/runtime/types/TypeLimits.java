package dev.trestle.runtime.types;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The limits of PostgreSQL's types (PostgreSQL, chapter 8) that are narrower than those of JSON or Java. */
public final class TypeLimits {

    public static final int LAST_DATE_YEAR = 5_874_897;
    public static final int LAST_TIMESTAMP_YEAR = 294_276;

    /** Digits of numeric before and after the point. */
    public static final int INTEGER_DIGITS = 131_072;

    public static final int FRACTION_DIGITS = 16_383;

    public static final int DIGITS = INTEGER_DIGITS + FRACTION_DIGITS;

    /** Julian day 0. */
    private static final LocalDate FIRST_DATE = LocalDate.of(-4713, 11, 24);

    private static final String ESCAPED_NUL = "\\u0000";

    private TypeLimits() {}

    /** PostgreSQL refuses a number that is too large, and one that is too small to tell from zero. */
    public static boolean holds(String literal, double value) {
        if (Double.isInfinite(value)) {
            return literal.endsWith("y");
        }
        return value != 0 || isZero(literal);
    }

    private static boolean isZero(String literal) {
        for (int at = 0; at < literal.length() && (literal.charAt(at) | ' ') != 'e'; at++) {
            if (literal.charAt(at) >= '1' && literal.charAt(at) <= '9') {
                return false;
            }
        }
        return true;
    }

    /** Null if it has too many digits. */
    public static @Nullable BigDecimal numeric(BigDecimal value) {
        if (value.signum() == 0) {
            return value.scale() < 0 || value.scale() > FRACTION_DIGITS ? BigDecimal.ZERO : value;
        }
        return integerDigits(value) > INTEGER_DIGITS || value.scale() > FRACTION_DIGITS ? null : value;
    }

    /** Rounds to the scale; null if it then has too many digits. */
    public static @Nullable BigDecimal numeric(BigDecimal value, int precision, int scale) {
        // Outside these bounds the answer is plain, and rounding would build as many digits as the exponent says.
        if (value.signum() == 0 || integerDigits(value) < -(long) scale) {
            return BigDecimal.ZERO;
        }
        if (integerDigits(value) > precision - scale) {
            return null;
        }
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        return rounded.signum() != 0 && integerDigits(rounded) > precision - scale ? null : rounded;
    }

    /** Digits of a number without an exponent, which may be many more than those of its literal. */
    public static long digits(BigDecimal value) {
        return value.signum() == 0 ? 1 : Math.max(1, integerDigits(value)) + Math.max(0, value.scale());
    }

    private static long integerDigits(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }

    public static boolean holds(LocalDate date, int lastYear) {
        return !date.isBefore(FIRST_DATE) && date.getYear() <= lastYear;
    }

    /** Whether it has at most so many characters, not counting spaces at its end. */
    public static boolean fits(String text, int max) {
        if (text.length() <= max) {
            return true;
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.codePointCount(0, end) <= max;
    }

    /** A backslash before u0000 is an escape unless it is escaped itself. */
    public static boolean hasEscapedNul(String json) {
        for (int at = json.indexOf(ESCAPED_NUL); at >= 0; at = json.indexOf(ESCAPED_NUL, at + 1)) {
            int start = at;
            while (start > 0 && json.charAt(start - 1) == '\\') {
                start--;
            }
            if ((at - start) % 2 == 0) {
                return true;
            }
        }
        return false;
    }
}
