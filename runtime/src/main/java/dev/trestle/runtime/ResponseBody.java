package dev.trestle.runtime;

import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Holds a small answer back, to send it at once with its length; streams from the threshold on. */
final class ResponseBody extends OutputStream {

    /** From here on, twice as much is enough. */
    private static final int LARGE = 256 * 1024;

    private final ServerResponse response;
    private final int threshold;
    private byte[] held = {};
    private int length;
    private @Nullable OutputStream stream;

    /** Streams what is longer than the threshold, in bytes. */
    ResponseBody(ServerResponse response, int threshold) {
        this.response = response;
        this.threshold = threshold;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (stream == null && length + count > threshold) {
            stream = response.outputStream();
            stream.write(held, 0, length);
        }
        if (stream != null) {
            stream.write(bytes, offset, count);
            return;
        }
        if (length + count > held.length) {
            held = Arrays.copyOf(held, grown(length + count));
        }
        System.arraycopy(bytes, offset, held, length, count);
        length += count;
    }

    /** In large steps, as Jackson writes 8,000 bytes at a time and a list soon has more. */
    private int grown(int needed) {
        return Math.max(needed, held.length < LARGE ? 4 * held.length : 2 * held.length);
    }

    /** Whether the client has got some of it. */
    boolean isStreamed() { return stream != null; }

    /** Does not end the answer: only {@link #end} does, when the answer is complete. */
    @Override
    public void close() {}

    void end() {
        if (stream == null) {
            response.send(held, 0, length);
            return;
        }
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
