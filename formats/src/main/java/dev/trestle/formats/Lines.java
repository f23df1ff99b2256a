package dev.trestle.formats;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;

/** Lines of JSON. A line is handed on when it is complete, and blanks take the place of line breaks between its tokens. */
final class Lines extends OutputStream {

    private static final int SIZE = 16 * 1024;

    private final OutputStream out;
    private byte[] bytes = new byte[SIZE];
    /** The end of the complete lines. */
    private int lines;
    private int length;

    Lines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        if (bytes.length - length <= count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count + 1));
        }
        System.arraycopy(from, offset, bytes, length, count);
        int end = length + count;
        for (int at = ByteScan.either(bytes, length, end, '\n', '\r'); at < end; at = ByteScan.either(bytes, at + 1, end, '\n', '\r')) {
            bytes[at] = ' ';
        }
        length = end;
    }

    /** Ends a line. */
    void end() {
        bytes[length++] = '\n';
        lines = length;
        if (length >= SIZE - 1) {
            send();
        }
    }

    /** Hands the complete lines on; what follows them is dropped. */
    void send() {
        try {
            out.write(bytes, 0, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines = 0;
        length = 0;
    }

    /** Ends them with {@code {"error": …}}, if the route has it so. */
    boolean endWith(HttpProblem problem, FormatOptions options) {
        if (!options.endsWithErrors()) {
            return false;
        }
        send();
        try (JsonGenerator json = JsonText.to(this)) {
            json.writeStartObject();
            json.writeName("error");
            problem.write(new JsonWriter(json, Links.URLS));
            json.writeEndObject();
        }
        end();
        send();
        return true;
    }
}
