package dev.trestle.generator.output;

import java.io.ByteArrayOutputStream;

/** Line ends of text in UTF-8. */
final class LineEnds {

    private LineEnds() {}

    /** The same text with a line feed for each carriage return and line feed. */
    static byte[] lineFeeds(byte[] text) {
        int first = pair(text, 0);
        if (first == text.length) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        int start = 0;
        for (int pair = first; pair < text.length; pair = pair(text, start)) {
            out.write(text, start, pair - start);
            start = pair + 1;
        }
        out.write(text, start, text.length - start);
        return out.toByteArray();
    }

    /** Where the next pair is; the length where there is none. */
    private static int pair(byte[] text, int from) {
        for (int i = from; i + 1 < text.length; i++) {
            if (text[i] == '\r' && text[i + 1] == '\n') {
                return i;
            }
        }
        return text.length;
    }
}
