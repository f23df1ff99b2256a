package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Location;

/** Finds line and column of a code point in a text, as YAML counts them. */
final class TextPosition {

    private TextPosition() {}

    static Location at(String file, String text, int codePoints) {
        int end = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Location.InFile(file, line, text.codePointCount(lineStart, end) + 1);
    }
}
