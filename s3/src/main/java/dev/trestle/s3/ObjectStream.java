package dev.trestle.s3;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** A part of an object. Where the connection breaks, the rest is read by another request, because objects do not change. */
final class ObjectStream extends InputStream {

    /** Requests without a byte between them. */
    private static final int ATTEMPTS = 3;

    /** Opens the object from a byte on. */
    @FunctionalInterface
    interface Opener {
        ResponseInputStream<?> open(long from, long end) throws IOException;
    }

    private final Opener opener;
    private final long end;
    private long position;
    private int failures;
    private @Nullable ResponseInputStream<?> in;

    /** Sends the first request now, so that an object that cannot be read is known before an answer begins. */
    ObjectStream(Opener opener, long offset, long length) throws IOException {
        this.opener = opener;
        this.position = offset;
        this.end = offset + length;
        if (length > 0) {
            in = opener.open(position, end);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0 || position == end) {
            return length == 0 ? 0 : -1;
        }
        while (true) {
            try {
                int count = opened().read(bytes, offset, (int) Math.min(length, end - position));
                if (count > 0) {
                    position += count;
                    failures = 0;
                    return count;
                }
                again(new IOException("The store ended an object early"));
            } catch (IOException | SdkException e) {
                again(e);
            }
        }
    }

    private ResponseInputStream<?> opened() throws IOException {
        ResponseInputStream<?> open = in;
        if (open == null) {
            open = opener.open(position, end);
            in = open;
        }
        return open;
    }

    private void again(Exception e) throws IOException {
        abort();
        failures++;
        if (failures >= ATTEMPTS || Thread.currentThread().isInterrupted()) {
            throw e instanceof IOException broken ? broken : new IOException("An object cannot be read", e);
        }
    }

    /** Without reading the rest. */
    private void abort() {
        ResponseInputStream<?> open = in;
        in = null;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public void close() throws IOException {
        ResponseInputStream<?> open = in;
        if (open != null && position == end) {
            in = null;
            open.close();
        }
        abort();
    }
}
