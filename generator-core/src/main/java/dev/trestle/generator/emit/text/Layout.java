package dev.trestle.generator.emit.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Sets printed code as a person would, where JavaPoet has no setting for it: one-sentence Javadoc on one line, no blank
 * line between fields or enum constants, and the components of a record that needs several lines on one line each.
 */
public final class Layout {

    private static final int WIDTH = 120;

    private final List<String> lines = new ArrayList<>();
    private boolean inTextBlock;

    private Layout() {}

    public static String of(String code) {
        Layout layout = new Layout();
        List<String> in = code.lines().toList();
        for (int i = 0; i < in.size(); i++) {
            i += layout.place(in, i);
        }
        return String.join("\n", layout.lines) + "\n";
    }

    /** Places the line at {@code i} and gives the number of further lines that went with it. */
    private int place(List<String> in, int i) {
        String line = in.get(i).stripTrailing();
        boolean quotes = (line.length() - line.replace("\"\"\"", "").length()) / 3 % 2 == 1;
        if (inTextBlock || quotes) {
            inTextBlock ^= quotes;
            lines.add(line);
            return 0;
        }
        if (isOneSentence(in, i)) {
            lines.add(line + " " + in.get(i + 1).strip().substring(2) + " */");
            return 2;
        }
        if (line.strip().startsWith("public record ") && !endsHead(line)) {
            return placeRecord(in, i);
        }
        if (line.endsWith(" {") && i + 1 < in.size() && in.get(i + 1).equals(indent(line) + "}")) {
            lines.add(line + "}");
            return 1;
        }
        if (line.isEmpty() && i > 0 && i + 1 < in.size() && belongTogether(in.get(i - 1), in.get(i + 1))) {
            return 0;
        }
        lines.add(line);
        return 0;
    }

    // /**
    //  * One sentence.
    //  */
    private static boolean isOneSentence(List<String> in, int i) {
        return in.get(i).strip().equals("/**")
                && i + 2 < in.size()
                && in.get(i + 2).strip().equals("*/")
                && in.get(i + 1).strip().startsWith("* ")
                && in.get(i).length() + in.get(i + 1).strip().length() + 3 <= WIDTH;
    }

    // public record Request(String title,
    //         int length) {
    private int placeRecord(List<String> in, int i) {
        StringBuilder head = new StringBuilder(in.get(i));
        int further = 0;
        while (!endsHead(in.get(i + further))) {
            further++;
            head.append(' ').append(in.get(i + further).strip());
        }
        String indent = indent(in.get(i)) + "        ";
        int open = head.indexOf("(");
        int close = head.lastIndexOf(") ");
        lines.add(head.substring(0, open + 1));
        int depth = 0;
        int start = open + 1;
        for (int c = start; c < close; c++) {
            depth += head.charAt(c) == '<' ? 1 : head.charAt(c) == '>' ? -1 : 0;
            if (head.charAt(c) == ',' && depth == 0) {
                lines.add(indent + head.substring(start, c + 1).strip());
                start = c + 1;
            }
        }
        boolean empty = in.get(i + further + 1).equals(indent(in.get(i)) + "}");
        lines.add(indent + head.substring(start).strip() + (empty ? "}" : ""));
        if (empty) {
            return further + 1;
        }
        lines.add("");
        return further;
    }

    // int length) implements PageRequest {
    private static boolean endsHead(String line) {
        return line.matches(".*\\) (implements \\w+ )?\\{| *implements \\w+ \\{");
    }

    /** Two fields without comments, or two enum constants. */
    private static boolean belongTogether(String above, String below) {
        return isField(above) && isField(below) || isConstant(above) && isConstant(below);
    }

    private static boolean isField(String line) {
        return line.startsWith("    private final ") && line.endsWith(";");
    }

    private static boolean isConstant(String line) {
        return line.matches(" {4}( {4})?[^ (.=]+\\(\".*\"\\)[,;]");
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
