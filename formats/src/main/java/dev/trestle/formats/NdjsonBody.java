package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a body with a line for each row. */
final class NdjsonBody {

    private static final int BLOCK = 64 * 1024;

    private final InputStream in;
    private final int limit;
    private final BodyRows<?> rows;
    private byte[] buffer;
    private int line = 1;

    /** No line may have more bytes than the limit. */
    NdjsonBody(InputStream in, int limit, BodyRows<?> rows) {
        this.in = in;
        this.limit = limit;
        this.rows = rows;
        this.buffer = new byte[BLOCK];
    }

    void read() throws IOException {
        int length = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer, length, buffer.length - length)) {
            int start = lines(length, length + count);
            length = length + count - start;
            System.arraycopy(buffer, start, buffer, 0, length);
            requireFits(length);
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * length);
            }
        }
        line(0, length);
    }

    /** Reads the lines that end in the bytes that are new; returns where the next one starts. */
    private int lines(int from, int to) {
        int start = 0;
        for (int end = lineEnd(from, to); end < to; end = lineEnd(start, to)) {
            line(start, end);
            start = end + 1;
        }
        return start;
    }

    private int lineEnd(int from, int to) {
        return ByteScan.either(buffer, from, to, '\n', '\n');
    }

    private void requireFits(int length) {
        if (length > limit) {
            throw RequestBody.refuse(in, RequestBody.tooLarge(limit, "Line " + line));
        }
    }

    private void line(int start, int end) {
        requireFits(end - start);
        if (hasText(start, end)) {
            rows.object(Arrays.copyOfRange(buffer, start, end), line);
        }
        line++;
    }

    private boolean hasText(int start, int end) {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return true;
            }
        }
        return false;
    }
}
