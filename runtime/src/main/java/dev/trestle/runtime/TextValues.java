package dev.trestle.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads the texts of numbers and booleans. A text that does not fit is noted. */
record TextValues(RequestErrors errors) {

    /** A number's literal, or null if the text is none; NaN and the infinities only if allowed. */
    @Nullable String number(String text, boolean orName) {
        boolean isName = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
        if (isName ? orName : isNumber(text)) {
            return text;
        }
        errors.add(ErrorCode.INVALID_FORMAT, "has to be a number");
        return null;
    }

    /** An integer; anything, if the text is none. */
    long integer(String text, long min, long max) {
        if (!isInteger(text)) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be an integer");
            return 0;
        }
        // Nineteen digits and a sign are a long's most; leading zeros beyond that are nobody's number.
        BigInteger large = text.length() > 18 && text.length() <= 20 ? new BigInteger(text) : BigInteger.ZERO;
        long value = text.length() > 18 ? large.longValue() : Long.parseLong(text);
        if (text.length() > 20 || large.bitLength() >= Long.SIZE || value < min || value > max) {
            errors.add(ErrorCode.OUT_OF_RANGE, "has to be from " + min + " to " + max);
        }
        return value;
    }

    /** A boolean; anything, if the text is none. */
    boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be true or false");
        }
        return text.equals("true");
    }

    private static boolean isInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return digits(text, start) == text.length() && text.length() > start;
    }

    /** The grammar of JSON's numbers (RFC 8259 section 6), with leading zeros allowed. */
    private static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int at = digits(text, start);
        boolean ok = at > start;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1);
            ok &= end > at + 1;
            at = end;
        }
        if (at < text.length() && (text.charAt(at) | ' ') == 'e') {
            int exponent = at + 1;
            if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
                exponent++;
            }
            at = digits(text, exponent);
            ok &= at > exponent;
        }
        return ok && at == text.length();
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
