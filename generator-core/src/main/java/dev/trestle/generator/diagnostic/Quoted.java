package dev.trestle.generator.diagnostic;

/** Shows what the user wrote within a message: in quotes, on one line, and not too long. */
public final class Quoted {

    private static final int LIMIT = 80;

    private Quoted() {}

    /** {@code 'title'}; control characters become escapes such as {@code \n}, and a long text is cut. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(LIMIT).forEach(c -> shown.append(escaped(c)));
        if (text.codePointCount(0, text.length()) > LIMIT) {
            shown.append('…');
        }
        return shown.append('\'').toString();
    }

    private static String escaped(int c) {
        if (c == '\n') {
            return "\\n";
        }
        if (c == '\r') {
            return "\\r";
        }
        if (c == '\t') {
            return "\\t";
        }
        return visible(c) ? Character.toString(c) : String.format("\\u%04x", c);
    }

    private static boolean visible(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
    }
}
