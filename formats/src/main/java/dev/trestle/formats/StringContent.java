package dev.trestle.formats;

import java.nio.charset.StandardCharsets;

/** The content of a string of JSON, in UTF-8: that of the last that was set. Most have no escapes, and are not copied. */
final class StringContent {

    /** Characters of an escape such as \\u00e9. */
    private static final int UNICODE = 6;

    private byte[] bytes = {};
    private int start;
    private int end;
    private byte[] decoded = new byte[256];

    /** Takes what is between the quotes, with or without escapes. */
    void set(byte[] json, int from, int to, boolean escaped) {
        bytes = json;
        start = from;
        end = to;
        if (escaped) {
            end = decode(json, from, to);
            bytes = decoded;
            start = 0;
        }
    }

    /** The bytes that have it. */
    byte[] bytes() {
        return bytes;
    }

    /** Where it begins. */
    int start() {
        return start;
    }

    /** Where it ends, exclusively. */
    int end() {
        return end;
    }

    /** Takes the escapes away (RFC 8259, section 7); the length of the result. */
    private int decode(byte[] json, int from, int to) {
        if (decoded.length < to - from) {
            decoded = new byte[to - from];
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            if (json[i] != '\\') {
                decoded[length++] = json[i];
                continue;
            }
            i++;
            switch (json[i]) {
                case 'b' -> decoded[length++] = '\b';
                case 'f' -> decoded[length++] = '\f';
                case 'n' -> decoded[length++] = '\n';
                case 'r' -> decoded[length++] = '\r';
                case 't' -> decoded[length++] = '\t';
                case 'u' -> {
                    int after = afterEscapes(json, i - 1, to);
                    length = decodeUnicode(json, i - 1, after, length);
                    i = after - 1;
                }
                default -> decoded[length++] = json[i];
            }
        }
        return length;
    }

    /** The end of several such escapes, of which two may make one character. */
    private static int afterEscapes(byte[] json, int from, int to) {
        int at = from;
        while (at + 1 < to && json[at] == '\\' && json[at + 1] == 'u') {
            at += UNICODE;
        }
        return at;
    }

    private int decodeUnicode(byte[] json, int from, int to, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i += UNICODE) {
            text.append((char) Integer.parseInt(new String(json, i + 2, 4, StandardCharsets.ISO_8859_1), 16));
        }
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, decoded, length, utf8.length);
        return length + utf8.length;
    }
}
