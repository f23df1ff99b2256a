package dev.trestle.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Records of CSV, in UTF-8 (RFC 4180). */
final class CsvText {

    private static final int SIZE = 16 * 1024;

    /** What a spreadsheet takes a text for a formula by. */
    private static final String FORMULA = "=+-@\t\r";

    private final OutputStream out;
    private final boolean escapesFormulas;
    private final byte[] bytes = new byte[SIZE];
    private int length;

    CsvText(OutputStream out, boolean escapesFormulas) {
        this.out = out;
        this.escapesFormulas = escapesFormulas;
    }

    /** Adds an empty field. */
    void nothing(int index) {
        separate(index);
    }

    /** Adds a field that is the content of a string. */
    void string(int index, byte[] content, int start, int end) {
        if (start == end) {
            separate(index);
            add('"');
            add('"');
        } else if (escapesFormulas && FORMULA.indexOf(content[start]) >= 0) {
            separate(index);
            quoted("'", content, start, end);
        } else {
            field(index, content, start, end);
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
