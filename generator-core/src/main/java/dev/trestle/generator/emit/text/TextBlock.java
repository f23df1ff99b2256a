package dev.trestle.generator.emit.text;

import java.util.ArrayList;
import java.util.List;

/** Prints text as a Java text block (JLS 3.10.6). */
public final class TextBlock {

    private static final String INDENT = "        ";
    private static final int WIDTH = 104;

    private TextBlock() {}

    /** The literal, whose lines begin two steps in from the statement that it stands in. */
    public static String of(String text) {
        StringBuilder literal = new StringBuilder("\"\"\"");
        for (String line : text.split("\n", -1)) {
            List<String> pieces = pieces(line);
            for (int i = 0; i < pieces.size(); i++) {
                String continued = i < pieces.size() - 1 ? "\\" : "";
                literal.append('\n');
                if (!pieces.get(i).isEmpty()) {
                    literal.append(INDENT).append(escape(pieces.get(i), !continued.isEmpty())).append(continued);
                }
            }
        }
        // Where the last line is empty, the closing quotes stand alone and would set the margin.
        return literal.append(text.endsWith("\n") ? INDENT : "").append("\"\"\"").toString();
    }

    /** A line in pieces that fit the page; a backslash at the end of a piece joins it with the next. */
    private static List<String> pieces(String line) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (escape(rest, true).length() > WIDTH) {
            int full = Math.min(WIDTH - 1, rest.length());
            while (escape(rest.substring(0, full), true).length() > WIDTH - 1) {
                full--;
            }
            int blank = rest.lastIndexOf(' ', full - 1);
            int end = blank > 0 && !rest.substring(0, blank).isBlank() ? blank + 1 : full;
            if (Character.isHighSurrogate(rest.charAt(end - 1))) {
                end--;
            }
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        pieces.add(rest);
        return pieces;
    }

    /** Quotes are escaped where three would end the block, and blanks where the compiler would strip them. */
    private static String escape(String piece, boolean continued) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            boolean last = i == piece.length() - 1;
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\r' -> escaped.append("\\r");
                case '"' -> escaped.append(last && !continued || inRunOfThree(piece, i) ? "\\\"" : "\"");
                case ' ' -> escaped.append(last && !continued ? "\\s" : " ");
                case '\t' -> escaped.append(last ? "\\t" : "\t");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean inRunOfThree(String text, int i) {
        int start = i;
        while (start > 0 && text.charAt(start - 1) == '"') {
            start--;
        }
        return text.startsWith("\"\"\"", start);
    }
}
