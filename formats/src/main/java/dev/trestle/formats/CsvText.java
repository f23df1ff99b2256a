package dev.trestle.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Records of CSV, in UTF-8 (RFC 4180). */
final class CsvText {

    private static final int SIZE = 16 * 1024;

    /** What a spreadsheet takes a text for a formula by. */
    private static final String FORMULA = "=+-@\t\r";

    private final OutputStream out;
    private final boolean escapesFormulas;
    private final byte[] bytes = new byte[SIZE];
    private byte[] decoded = new byte[256];
    private int length;

    CsvText(OutputStream out, boolean escapesFormulas) {
        this.out = out;
        this.escapesFormulas = escapesFormulas;
    }

    /** Adds an empty field. */
    void nothing(int index) {
        separate(index);
    }

    /** Adds a field with the content of a string of JSON. */
    void string(int index, byte[] json, int start, int end) {
        int length = end - start;
        byte[] content = json;
        int from = start;
        if (contains(json, start, end, '\\')) {
            length = decode(json, start, end);
            content = decoded;
            from = 0;
        }
        if (length == 0) {
            separate(index);
            add('"');
            add('"');
        } else if (escapesFormulas && FORMULA.indexOf(content[from]) >= 0) {
            separate(index);
            quoted("'", content, from, from + length);
        } else {
            field(index, content, from, from + length);
        }
    }

    /** Adds a field as it is, within quotes where it needs them. */
    void field(int index, byte[] content, int start, int end) {
        separate(index);
        if (needsQuotes(content, start, end)) {
            quoted("", content, start, end);
        } else {
            add(content, start, end);
        }
    }

    private void separate(int index) {
        if (index > 0) {
            add(',');
        }
    }

    private void quoted(String before, byte[] content, int start, int end) {
        add('"');
        for (int i = 0; i < before.length(); i++) {
            add(before.charAt(i));
        }
        for (int i = start; i < end; i++) {
            if (content[i] == '"') {
                add('"');
            }
            add(content[i]);
        }
        add('"');
    }

    private static boolean needsQuotes(byte[] content, int start, int end) {
        for (int i = start; i < end; i++) {
            byte c = content[i];
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        // Readers that trim fields do so outside quotes only.
        return start < end && (content[start] <= ' ' && content[start] >= 0 || content[end - 1] <= ' ' && content[end - 1] >= 0);
    }

    private static boolean contains(byte[] bytes, int start, int end, char c) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == c) {
                return true;
            }
        }
        return false;
    }

    /** Takes the escapes of JSON away (RFC 8259, section 7); the length of the result. */
    private int decode(byte[] json, int start, int end) {
        if (decoded.length < end - start) {
            decoded = new byte[end - start];
        }
        int to = 0;
        for (int i = start; i < end; i++) {
            if (json[i] != '\\') {
                decoded[to++] = json[i];
                continue;
            }
            i++;
            switch (json[i]) {
                case 'b' -> decoded[to++] = '\b';
                case 'f' -> decoded[to++] = '\f';
                case 'n' -> decoded[to++] = '\n';
                case 'r' -> decoded[to++] = '\r';
                case 't' -> decoded[to++] = '\t';
                case 'u' -> {
                    int escapes = escapes(json, i - 1, end);
                    to = decodeUnicode(json, i - 1, escapes, to);
                    i = escapes - 1;
                }
                default -> decoded[to++] = json[i];
            }
        }
        return to;
    }

    /** The end of a run of escapes such as \u00e9, of which two may make one character. */
    private static int escapes(byte[] json, int start, int end) {
        int at = start;
        while (at + 1 < end && json[at] == '\\' && json[at + 1] == 'u') {
            at += 6;
        }
        return at;
    }

    private int decodeUnicode(byte[] json, int start, int end, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < end; i += 6) {
            text.append((char) Integer.parseInt(new String(json, i + 2, 4, StandardCharsets.ISO_8859_1), 16));
        }
        byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, decoded, to, utf8.length);
        return to + utf8.length;
    }

    void endRecord() {
        add('\r');
        add('\n');
    }

    private void add(int c) {
        if (length == SIZE) {
            flush();
        }
        bytes[length++] = (byte) c;
    }

    private void add(byte[] content, int start, int end) {
        int count = end - start;
        if (count > SIZE - length) {
            flush();
        }
        if (count > SIZE) {
            write(content, start, count);
        } else {
            System.arraycopy(content, start, bytes, length, count);
            length += count;
        }
    }

    void flush() {
        write(bytes, 0, length);
        length = 0;
    }

    private void write(byte[] content, int start, int count) {
        try {
            out.write(content, start, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
