package dev.trestle.formats;

import dev.trestle.runtime.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that keeps the bytes from a place on, so that they can be read again. */
final class ItemStream extends InputStream {

    private static final int BLOCK = 16 * 1024;

    private final InputStream in;
    private final int limit;
    private byte[] kept = new byte[2 * BLOCK];
    private int length;

    /** The place of the first byte in the array, and the index of the first that is needed yet. */
    private long start;
    private int first;

    /** No more bytes than these may be asked for at once. */
    ItemStream(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Keeps no byte before this place any more. */
    void keepFrom(long place) {
        first = (int) (place - start);
    }

    /** The bytes from the place that they are kept from. */
    byte[] until(long place) {
        return Arrays.copyOfRange(kept, first, (int) (place - start));
    }

    /** Keeps all that is read from now on, but nothing before the place. */
    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = in.read(bytes, offset, Math.min(count, BLOCK));
        if (read > 0) {
            makeRoom(read);
            System.arraycopy(bytes, offset, kept, length, read);
            length += read;
            if (length - first > limit + BLOCK) {
                throw RequestBody.refuse(in, RequestBody.tooLarge(limit, "A row"));
            }
        }
        return read;
    }

    private void makeRoom(int count) {
        if (length + count > kept.length) {
            length -= first;
            System.arraycopy(kept, first, kept, 0, length);
            start += first;
            first = 0;
            if (length + count > kept.length) {
                kept = Arrays.copyOf(kept, Math.max(2 * kept.length, length + count));
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
