package dev.trestle.load;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY, in UTF-8 (PostgreSQL documentation, COPY, Text Format). */
final class CopyText {

    /** What stands for a column's default, from PostgreSQL 16 on. No value is written so, as a backslash is doubled. */
    static final String DEFAULT = "\\D";

    private static final int FIRST_SIZE = 16 * 1024;

    /** As large as it usually becomes by doubling. */
    private static final int SIZE = 256 * 1024;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;
    private boolean inRow;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Begins anew; returns whether it is not larger than usual. */
    boolean clear() {
        length = 0;
        return bytes.length <= SIZE;
    }

    /** Adds a value; null for null. */
    void value(@Nullable String text) {
        separate();
        if (text == null) {
            raw('\\', 'N');
        } else {
            room(3 * text.length());
            escape(text);
        }
    }

    void byDefault() {
        separate();
        raw('\\', 'D');
    }

    void endRow() {
        room(1);
        bytes[length++] = '\n';
        inRow = false;
    }

    private void separate() {
        room(3);
        if (inRow) {
            bytes[length++] = '\t';
        }
        inRow = true;
    }

    private void raw(char first, char second) {
        bytes[length++] = (byte) first;
        bytes[length++] = (byte) second;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '\\' && c < 0x80 || c >= ' ' && c < '\\') {
                bytes[length++] = (byte) c;
            } else if (c < 0x80) {
                special(c);
            } else if (c < 0x800) {
                raw((char) (0xC0 | c >> 6), (char) (0x80 | c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                raw((char) (0xF0 | point >> 18), (char) (0x80 | point >> 12 & 0x3F));
                raw((char) (0x80 | point >> 6 & 0x3F), (char) (0x80 | point & 0x3F));
            } else {
                // Half of a pair becomes bytes that PostgreSQL refuses, as they are no UTF-8.
                bytes[length++] = (byte) (0xE0 | c >> 12);
                raw((char) (0x80 | c >> 6 & 0x3F), (char) (0x80 | c & 0x3F));
            }
        }
    }

    private void special(char c) {
        switch (c) {
            case '\\' -> raw('\\', '\\');
            case '\n' -> raw('\\', 'n');
            case '\r' -> raw('\\', 'r');
            case '\t' -> raw('\\', 't');
            default -> bytes[length++] = (byte) c;
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
