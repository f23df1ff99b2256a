package dev.trestle.files;

import dev.trestle.runtime.RequestBody;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is refused as soon as it is larger than it may be. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        count += read;
        if (count > limit) {
            throw RequestBody.refuse(in, RequestBody.tooLarge(limit));
        }
    }
}
