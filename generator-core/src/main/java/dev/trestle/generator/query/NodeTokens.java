package dev.trestle.generator.query;

/**
 * The words of a node tree's text ({@code pg_strtok} of PostgreSQL's {@code src/backend/nodes/read.c}): braces and
 * parentheses, and runs of anything else up to a blank, with their backslashes.
 */
final class NodeTokens {

    private final String tree;
    private int at;

    NodeTokens(String tree) {
        this.tree = tree;
        skipBlanks();
    }

    boolean hasNext() {
        return at < tree.length();
    }

    String next() {
        if (!hasNext()) {
            throw new IllegalStateException("the node tree ends early");
        }
        int start = at;
        at = end(start);
        String token = tree.substring(start, at);
        skipBlanks();
        return token;
    }

    /** Whether a list of numbers comes: one of the letters i, o, x and b, alone. */
    boolean numbersFollow() {
        return hasNext() && "ioxb".indexOf(tree.charAt(at)) >= 0 && end(at) == at + 1;
    }

    /** The text without the backslashes that protect its characters. */
    static String unescape(String token) {
        if (token.indexOf('\\') < 0) {
            return token;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) == '\\' && i + 1 < token.length()) {
                i++;
            }
            text.append(token.charAt(i));
        }
        return text.toString();
    }

    private int end(int start) {
        if (isBracket(tree.charAt(start))) {
            return start + 1;
        }
        int end = start;
        while (end < tree.length() && !isBlank(tree.charAt(end)) && !isBracket(tree.charAt(end))) {
            end += tree.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, tree.length());
    }

    private void skipBlanks() {
        while (at < tree.length() && isBlank(tree.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t';
    }

    private static boolean isBracket(char c) {
        return c == '(' || c == ')' || c == '{' || c == '}';
    }
}
