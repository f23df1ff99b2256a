package dev.trestle.runtime.body;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Holds a small answer back, to send it at once with its length; streams from the threshold on. */
public final class ResponseBody extends OutputStream {

    /** From here on, twice as much is enough. */
    private static final int LARGE = 256 * 1024;

    /** Sent at a time when an answer is streamed: four buffers of Jackson, and with its frame less than a piece of the listener. */
    private static final int CHUNK = 32_000;

    /** What fits into one packet gains nothing by a content coding. */
    private static final int SMALL = 1400;

    private final ServerResponse response;
    private final int threshold;
    private final ContentCoding coding;
    private byte[] held = {};
    private int length;
    private @Nullable OutputStream stream;

    /**
     * Streams what is longer than the threshold, and sends it as it is.
     *
     * @param response gets the bytes
     * @param threshold in bytes
     */
    public ResponseBody(ServerResponse response, int threshold) {
        this(response, threshold, ContentCoding.IDENTITY);
    }

    /**
     * Streams what is longer than the threshold, and compresses what is not small.
     *
     * @param response gets the bytes
     * @param threshold in bytes
     * @param coding compresses
     */
    public ResponseBody(ServerResponse response, int threshold, ContentCoding coding) {
        this.response = response;
        this.threshold = threshold;
        this.coding = coding;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (stream == null && length + count > threshold) {
            stream();
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

    private OutputStream stream() throws IOException {
        OutputStream begun = stream;
        if (begun == null) {
            code();
            begun = new BufferedOutputStream(coding.encode(response.outputStream()), CHUNK);
            begun.write(held, 0, length);
            begun.flush();
            stream = begun;
        }
        return begun;
    }

    /** Sends what there is, unless the whole answer is held back: for formats that are written in parts of many rows. */
    @Override
    public void flush() throws IOException {
        if (threshold < Integer.MAX_VALUE) {
            stream().flush();
        }
    }

    private void code() {
        if (coding != ContentCoding.IDENTITY) {
            response.header(HeaderNames.CONTENT_ENCODING, coding.name());
        }
    }

    /** In large steps, as Jackson writes 8,000 bytes at a time and a list soon has more. */
    private int grown(int needed) {
        return Math.max(needed, held.length < LARGE ? 4 * held.length : 2 * held.length);
    }

    /**
     * Whether the client has got some of it.
     *
     * @return false while an error can still be answered
     */
    public boolean isStreamed() { return stream != null; }

    /** Does not end the answer: only {@link #end} does, when the answer is complete. */
    @Override
    public void close() {}

    /** Ends the answer. */
    public void end() {
        try {
            if (stream != null) {
                stream.close();
            } else if (coding == ContentCoding.IDENTITY || length <= SMALL) {
                response.send(held, 0, length);
            } else {
                code();
                response.send(coded());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] coded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 4);
        try (OutputStream out = coding.encode(bytes)) {
            out.write(held, 0, length);
        }
        return bytes.toByteArray();
    }
}
