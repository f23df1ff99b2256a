package dev.trestle.generator.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes JSON (RFC 8259). */
final class JsonText {

    /** Deeper nesting than answers have; the reader calls itself. */
    private static final int DEPTH = 200;

    private static final Pattern PLAIN = Pattern.compile("true|false|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String CHARACTERS = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * The value that the text is.
     *
     * @throws Unusable says what is wrong, and in which column, from 1
     */
    static JsonValue read(String text) throws Unusable {
        JsonText reader = new JsonText(text);
        JsonValue value = reader.value(0);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        return value;
    }

    private JsonValue value(int depth) throws Unusable {
        space();
        if (depth > DEPTH) {
            throw wrong("less nesting");
        }
        switch (at < text.length() ? text.charAt(at) : ' ') {
            case '{' -> {
                return fields(depth);
            }
            case '[' -> {
                return items(depth);
            }
            case '"' -> {
                return new JsonValue.Text(string());
            }
            default -> {
                return plain();
            }
        }
    }

    private JsonValue plain() throws Unusable {
        if (text.startsWith("null", at)) {
            at += "null".length();
            return new JsonValue.Nothing();
        }
        Matcher plain = PLAIN.matcher(text).region(at, text.length());
        if (!plain.lookingAt()) {
            throw wrong("a value");
        }
        at = plain.end();
        return new JsonValue.Plain(plain.group());
    }

    private JsonValue items(int depth) throws Unusable {
        List<JsonValue> items = new ArrayList<>();
        at++;
        if (!skipped(']')) {
            do {
                items.add(value(depth + 1));
            } while (skipped(','));
            require(']');
        }
        return new JsonValue.Items(items);
    }

    private JsonValue fields(int depth) throws Unusable {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        at++;
        if (!skipped('}')) {
            do {
                space();
                if (at >= text.length() || text.charAt(at) != '"') {
                    throw wrong("a name in quotes");
                }
                String name = string();
                require(':');
                if (fields.put(name, value(depth + 1)) != null) {
                    throw new Unusable("the name '" + name + "' occurs twice");
                }
            } while (skipped(','));
            require('}');
        }
        return new JsonValue.Fields(fields);
    }

    private String string() throws Unusable {
        StringBuilder string = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c < ' ') {
                throw wrong("an escape such as \\n");
            }
            string.append(c == '\\' ? escape() : c);
        }
        require('"');
        return string.toString();
    }

    private char escape() throws Unusable {
        at++;
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == 'u' && text.substring(at + 1).matches("(?s)[0-9a-fA-F]{4}.*")) {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }
        if (ESCAPED.indexOf(c) < 0) {
            throw wrong("an escape such as \\n");
        }
        return CHARACTERS.charAt(ESCAPED.indexOf(c));
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skipped(char c) {
        space();
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void require(char c) throws Unusable {
        if (!skipped(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private Unusable wrong(String expected) {
        return new Unusable("column " + (at + 1) + " should have " + expected);
    }

    static void write(JsonValue value, StringBuilder out) {
        if (value instanceof JsonValue.Text text) {
            write(text.text(), out);
        } else if (value instanceof JsonValue.Plain plain) {
            out.append(plain.written());
        } else if (value instanceof JsonValue.Nothing) {
            out.append("null");
        } else if (value instanceof JsonValue.Items items) {
            String separator = "[";
            for (JsonValue item : items.items()) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(items.items().isEmpty() ? "[]" : "]");
        } else if (value instanceof JsonValue.Fields fields) {
            String separator = "{";
            for (Map.Entry<String, JsonValue> field : fields.fields().entrySet()) {
                out.append(separator);
                write(field.getKey(), out);
                out.append(':');
                write(field.getValue(), out);
                separator = ",";
            }
            out.append(fields.fields().isEmpty() ? "{}" : "}");
        }
    }

    private static void write(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
