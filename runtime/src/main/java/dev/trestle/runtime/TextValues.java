package dev.trestle.runtime;

import dev.trestle.runtime.cells.TextGrammar;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads the texts of numbers and booleans. A text that does not fit is noted. */
record TextValues(RequestErrors errors) {

    /** A number's literal, or null if the text is none; NaN and the infinities only if allowed. */
    @Nullable String number(String text, boolean orName) {
        boolean isName = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
        if (isName ? orName : TextGrammar.isNumber(text)) {
            return text;
        }
        errors.add(ErrorCode.INVALID_FORMAT, "has to be a number");
        return null;
    }

    /** An integer; anything, if the text is none. */
    long integer(String text, long min, long max) {
        if (!TextGrammar.isInteger(text)) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be an integer");
            return 0;
        }
        // Nineteen digits and a sign are a long's most; leading zeros beyond that are nobody's number.
        BigInteger large = text.length() > 18 && text.length() <= 20 ? new BigInteger(text) : BigInteger.ZERO;
        long value = text.length() > 18 ? large.longValue() : Long.parseLong(text);
        return integer(value, text.length() <= 20 && large.bitLength() < Long.SIZE, min, max);
    }

    /** An integer that has to be in a range. */
    long integer(long value, boolean isLong, long min, long max) {
        if (!isLong || value < min || value > max) {
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
}
