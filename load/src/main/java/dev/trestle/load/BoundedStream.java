package dev.trestle.load;

import dev.trestle.runtime.RequestBody;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may have a number of bytes at most. */
final class BoundedStream extends FilterInputStream {

    private final long max;
    private long left;

    BoundedStream(InputStream in, long max) {
        super(in);
        this.max = max;
        this.left = max;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = in.read(bytes, offset, count);
        left -= Math.max(read, 0);
        if (left < 0) {
            throw RequestBody.refuse(in, RequestBody.tooLarge(max));
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
