package dev.trestle.runtime.postgres;

/** What PostgreSQL's literals of arrays, composites, ranges and hstore have in common: quotes and backslashes. */
final class LiteralText {

    private LiteralText() {}

    /** Appends the text in quotes, with a backslash before quotes and backslashes. */
    static void quote(String text, StringBuilder literal) {
        literal.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                literal.append('\\');
            }
            literal.append(c);
        }
        literal.append('"');
    }

    /**
     * Copies up to the closing quote. A backslash, or a doubled quote, stands for the character after it.
     *
     * @param start after the opening quote
     * @return the place after the closing quote
     */
    static int unquote(String literal, int start, StringBuilder text) {
        int at = start;
        while (true) {
            char c = literal.charAt(at++);
            if (c == '"') {
                if (at == literal.length() || literal.charAt(at) != '"') {
                    return at;
                }
                at++;
            }
            text.append(c == '\\' ? literal.charAt(at++) : c);
        }
    }
}
