package dev.trestle.generator.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The value that breaks off before a bracket in a flow mapping or list, such as {@code /films/{film_id}}. */
final class UnquotedValue {

    private UnquotedValue() {}

    /** The whole of the value; empty where no bracket stands right behind a text here. */
    static Optional<String> at(Mark mark) {
        int[] text = mark.getBuffer();
        int at = mark.getPointer();
        if (at <= 0 || at >= text.length || text[at] != '{' && text[at] != '[' || !isPartOfText(text[at - 1])) {
            return Optional.empty();
        }
        int start = at;
        while (start > 0 && isPartOfText(text[start - 1])) {
            start--;
        }
        int end = at;
        int open = 0;
        while (end < text.length && !Character.isWhitespace(text[end]) && text[end] != ',' && (open > 0 || !isClosing(text[end]))) {
            open += text[end] == '{' || text[end] == '[' ? 1 : isClosing(text[end]) ? -1 : 0;
            end++;
        }
        return Optional.of(new String(text, start, end - start));
    }

    private static boolean isPartOfText(int c) {
        return !Character.isWhitespace(c) && ",{}[]\"'".indexOf(c) < 0;
    }

    private static boolean isClosing(int c) {
        return c == '}' || c == ']';
    }
}
