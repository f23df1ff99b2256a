package dev.trestle.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Takes the bytes of an object that is not known as a whole, and hands them on in parts, of which one is in memory. */
final class PartStream extends OutputStream {

    private static final int FIRST = 64 * 1024;

    /** Sends the next part. */
    @FunctionalInterface
    interface Parts {
        void send(int number, byte[] content) throws IOException;
    }

    private final Parts parts;
    private byte[] buffer = new byte[FIRST];
    private int count;
    private int number;
    private boolean isClosed;

    PartStream(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int from = offset, left = length; left > 0;) {
            if (count == FileParts.SIZE) {
                send();
            }
            if (count == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, FileParts.SIZE));
            }
            int taken = Math.min(left, buffer.length - count);
            System.arraycopy(bytes, from, buffer, count, taken);
            count += taken;
            from += taken;
            left -= taken;
        }
    }

    private void send() throws IOException {
        parts.send(++number, Arrays.copyOf(buffer, count));
        count = 0;
    }

    /** Sends the rest; an empty object has one empty part. */
    @Override
    public void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            if (count > 0 || number == 0) {
                send();
            }
        }
    }
}
