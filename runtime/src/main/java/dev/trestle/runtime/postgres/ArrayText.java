package dev.trestle.runtime.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Array literals (PostgreSQL, chapter 8.15.6). */
public final class ArrayText {

    private ArrayText() {}

    /** One dimension; null for a null element. */
    public static <T> List<@Nullable T> read(String literal, char delimiter, Function<? super String, ? extends T> element) {
        List<@Nullable T> items = new ArrayList<>();
        each(literal, delimiter, text -> items.add(text == null ? null : element.apply(text)));
        return Collections.unmodifiableList(items);
    }

    /** One dimension, element by element; null for a null element. */
    public static void each(String literal, char delimiter, Consumer<@Nullable String> element) {
        int end = literal.length() - 1;
        for (int at = start(literal); at < end; at++) {
            char first = literal.charAt(at);
            if (first == '{') {
                throw new UnreadableValue("an array of more dimensions than its column was declared with, or than the one that a query's column has");
            }
            if (first == '"') {
                StringBuilder text = new StringBuilder();
                at = LiteralText.unquote(literal, at + 1, text);
                element.accept(text.toString());
            } else {
                int comma = literal.indexOf(delimiter, at);
                String text = literal.substring(at, comma < 0 ? end : comma);
                element.accept(text.equals("NULL") ? null : text);
                at += text.length();
            }
        }
    }

    /** The outermost of several dimensions: each item is the literal of an array. */
    public static <T> List<T> readRows(String literal, Function<? super String, ? extends T> row) {
        List<T> rows = new ArrayList<>();
        int end = literal.length() - 1;
        for (int at = start(literal); at < end; at++) {
            if (literal.charAt(at) != '{') {
                throw new UnreadableValue("an array of fewer dimensions than its column was declared with");
            }
            int rowEnd = rowEnd(literal, at);
            rows.add(row.apply(literal.substring(at, rowEnd)));
            at = rowEnd;
        }
        return Collections.unmodifiableList(rows);
    }

    /** Bounds other than 1, as in {@code [0:1]={a,b}}, stand before the braces. */
    private static int start(String literal) {
        return literal.indexOf('{') + 1;
    }

    private static int rowEnd(String literal, int start) {
        int depth = 0;
        int at = start;
        do {
            switch (literal.charAt(at++)) {
                case '{' -> depth++;
                case '}' -> depth--;
                case '"' -> at = LiteralText.unquote(literal, at, new StringBuilder());
                default -> {
                    // part of an element
                }
            }
        } while (depth > 0);
        return at;
    }

    public static <T> String write(List<? extends @Nullable T> items, char delimiter, Function<? super T, String> element) {
        StringBuilder literal = new StringBuilder().append('{');
        for (T item : items) {
            if (literal.length() > 1) {
                literal.append(delimiter);
            }
            if (item == null) {
                literal.append("NULL");
            } else {
                LiteralText.quote(element.apply(item), literal);
            }
        }
        return literal.append('}').toString();
    }

    /** Rows are written without quotes, so they become a dimension. */
    public static <T> String writeRows(List<? extends T> rows, char delimiter, Function<? super T, String> row) {
        StringBuilder literal = new StringBuilder().append('{');
        for (T item : rows) {
            if (literal.length() > 1) {
                literal.append(delimiter);
            }
            literal.append(row.apply(item));
        }
        return literal.append('}').toString();
    }
}
