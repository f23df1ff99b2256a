package dev.trestle.runtime.types;

import java.math.BigDecimal;
import tools.jackson.core.io.NumberInput;

/** Reads numbers of requests; throws {@link BeyondType} if PostgreSQL cannot hold them. */
public final class NumberText {

    private NumberText() {}

    public static float float4(String literal) {
        float value = Float.parseFloat(literal);
        if (!TypeLimits.holds(literal, value)) {
            throw new BeyondType();
        }
        return value;
    }

    public static double float8(String literal) {
        double value = Double.parseDouble(literal);
        if (!TypeLimits.holds(literal, value)) {
            throw new BeyondType();
        }
        return value;
    }

    public static BigDecimal numeric(BigDecimal number, int maxDigits) {
        BigDecimal value = TypeLimits.numeric(number);
        if (value == null) {
            throw new BeyondType();
        }
        if (TypeLimits.digits(value) > maxDigits) {
            throw new BeyondType("has more than " + maxDigits + " digits");
        }
        return value;
    }

    /** Whether all numbers of well-formed JSON have so few digits; jsonb writes them without an exponent. */
    public static boolean fits(String json, int maxDigits) {
        for (int at = 0; at < json.length() && maxDigits < Integer.MAX_VALUE; at++) {
            if (json.charAt(at) == '"') {
                while (json.charAt(++at) != '"') {
                    at += json.charAt(at) == '\\' ? 1 : 0;
                }
            } else if (isDigit(json.charAt(at))) {
                int start = at;
                while (at < json.length() && (isDigit(json.charAt(at)) || ".eE+-".indexOf(json.charAt(at)) >= 0)) {
                    at++;
                }
                if (!fitsNumber(json.substring(start, at--), maxDigits)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean fitsNumber(String literal, int maxDigits) {
        if (literal.indexOf('e') < 0 && literal.indexOf('E') < 0) {
            return literal.length() <= maxDigits + 1;
        }
        try {
            return TypeLimits.digits(decimal(literal)) <= maxDigits;
        } catch (BeyondType e) {
            return false;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Rounds to the scale. */
    public static BigDecimal numeric(BigDecimal number, int precision, int scale) {
        BigDecimal value = TypeLimits.numeric(number, precision, scale);
        if (value == null) {
            throw new BeyondType("does not fit numeric(" + precision + "," + scale + ")");
        }
        return value;
    }

    /** Reads a number with its digits, whatever a column can hold. */
    public static BigDecimal decimal(String literal) {
        try {
            // Java's own constructor takes half a second for the longest numbers that PostgreSQL can hold.
            return NumberInput.parseBigDecimal(literal, false);
        } catch (NumberFormatException e) {
            // The literal is a number's, so only its exponent can be beyond BigDecimal.
            throw new BeyondType();
        }
    }
}
