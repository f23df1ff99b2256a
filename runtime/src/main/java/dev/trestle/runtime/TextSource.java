package dev.trestle.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Values that are written as texts, as in a query string. A value with a structure of its own is written as JSON. */
abstract sealed class TextSource implements RequestSource permits QuerySource, CellSource, ColumnNames {

    final RequestErrors errors;
    private final JsonHttp http;

    TextSource(JsonHttp http, RequestErrors errors) {
        this.http = http;
        this.errors = errors;
    }

    @Override
    public void skip() {}

    @Override
    public @Nullable String number(boolean orString) {
        String text = string();
        if (text == null) {
            return null;
        }
        boolean isName = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
        if (isName ? orString : isNumber(text)) {
            return text;
        }
        errors.add(ErrorCode.INVALID_FORMAT, "has to be a number");
        return null;
    }

    @Override
    public long integer(long min, long max) {
        String text = string();
        if (text == null) {
            return 0;
        }
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

    @Override
    public boolean bool() {
        String text = string();
        if (text != null && !text.equals("true") && !text.equals("false")) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be true or false");
        }
        return "true".equals(text);
    }

    @Override
    public String json() {
        String text = string();
        if (text != null && http.input().isJson(text)) {
            return text;
        }
        if (text != null) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be JSON");
        }
        return "null";
    }

    @Override
    public @Nullable RequestSource structured() {
        String text = string();
        if (text == null) {
            return null;
        }
        if (!http.input().isJson(text)) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be JSON");
            return null;
        }
        return http.input().value(text, errors);
    }

    /** The text as an array of JSON. */
    final @Nullable RequestSource jsonArray() {
        RequestSource json = structured();
        return json == null ? null : json.array();
    }

    /** No text is an object; its JSON is. */
    @Override
    public boolean startObject() {
        throw new IllegalStateException("A text has no objects");
    }
}
