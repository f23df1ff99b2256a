package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import java.util.Arrays;

/** Reads a body with a line for each row. */
record NdjsonBody(byte[] body) {

    void read(BodyRows<?> rows) {
        int line = 1;
        for (int start = 0; start < body.length; line++) {
            int end = end(start);
            if (hasText(start, end)) {
                rows.object(Arrays.copyOfRange(body, start, end), line);
            }
            start = end + 1;
        }
    }

    private int end(int start) {
        int end = start;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean hasText(int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return true;
            }
        }
        return false;
    }
}
