package dev.trestle.generator.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints JSON (RFC 8259) for people: what fits on a line is on one line, so that a change is a change of few lines. */
final class JsonPrinter {

    private static final int WIDTH = 120;
    private static final String INDENT = "  ";

    private JsonPrinter() {}

    /** The text, which ends with a line feed. The first member is on the first line, as it is the mark of the file. */
    static String print(JsonObject document) {
        return document.members().entrySet().stream()
                .map(member -> quoted(member.getKey()) + ": " + indented(member.getValue(), INDENT, quoted(member.getKey()).length() + 2))
                .collect(Collectors.joining(",\n" + INDENT, "{", "\n}\n"));
    }

    private static void block(StringBuilder out, String indent, String open, String close, List<String> items) {
        out.append(open).append('\n');
        out.append(items.stream().map(item -> indent + INDENT + item).collect(Collectors.joining(",\n")));
        out.append('\n').append(indent).append(close);
    }

    /** {@code before}: how many characters the line has before the value. */
    private static String indented(@Nullable Object value, String indent, int before) {
        String line = line(value);
        if (indent.length() + before + line.length() < WIDTH) {
            return line;
        }
        StringBuilder out = new StringBuilder();
        if (value instanceof JsonObject object && !object.isEmpty()) {
            block(out, indent, "{", "}", object.members().entrySet().stream()
                    .map(member -> quoted(member.getKey()) + ": "
                            + indented(member.getValue(), indent + INDENT, quoted(member.getKey()).length() + 2))
                    .toList());
        } else if (value instanceof List<?> list && list.stream().noneMatch(item -> item instanceof JsonObject || item instanceof List)) {
            block(out, indent, "[", "]", filled(list, WIDTH - indent.length() - INDENT.length()));
        } else if (value instanceof List<?> list) {
            block(out, indent, "[", "]", list.stream().map(item -> indented(item, indent + INDENT, 0)).toList());
        } else {
            out.append(line);
        }
        return out.toString();
    }

    /** As many single values on a line as fit. */
    private static List<String> filled(List<?> values, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            String text = line(value);
            if (!line.isEmpty() && line.length() + text.length() + 3 > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : ", ").append(text);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String line(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            return object.members().entrySet().stream().map(JsonPrinter::member).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonPrinter::line).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private static String member(Map.Entry<String, @Nullable Object> member) {
        return quoted(member.getKey()) + ": " + line(member.getValue());
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    // A half of a surrogate pair could not be written as UTF-8.
                    if (c < ' ' || c == 0x7f || Character.isSurrogate((char) c)) {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.append((char) c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
