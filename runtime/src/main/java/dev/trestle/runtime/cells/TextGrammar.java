package dev.trestle.runtime.cells;

/** What a text is, before it is read as a value. */
public final class TextGrammar {

    /** Digits that every long and every parser of JSON takes. */
    private static final int FEW_DIGITS = 18;

    private TextGrammar() {}

    /** Whether it is an integer, perhaps with leading zeros. */
    public static boolean isInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return digits(text, start) == text.length() && text.length() > start;
    }

    /** Whether it has the grammar of JSON's numbers (RFC 8259 section 6), with leading zeros allowed. */
    public static boolean isNumber(String text) {
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

    /**
     * Whether it is an array of JSON that needs no parser to be seen as one, as most arrays are: of strings without escapes, of short
     * integers and of nulls, and without blanks.
     */
    public static boolean isPlainArray(String text) {
        int last = text.length() - 1;
        if (last < 1 || text.charAt(0) != '[' || text.charAt(last) != ']') {
            return false;
        }
        int at = last == 1 ? last : item(text, 1);
        while (at > 0 && at < last && text.charAt(at) == ',') {
            at = item(text, at + 1);
        }
        return at == last;
    }

    /** The end of the item that begins there; -1 if it is none of those. */
    private static int item(String text, int start) {
        if (text.charAt(start) == '"') {
            int at = start + 1;
            while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) != '\\') {
                if (text.charAt(at++) == '"') {
                    return at;
                }
            }
            return -1;
        }
        int end = text.startsWith("null", start) ? start + 4 : digits(text, start);
        boolean isZero = text.charAt(start) == '0' && end > start + 1;
        return end == start || isZero || end - start > FEW_DIGITS ? -1 : end;
    }
}
