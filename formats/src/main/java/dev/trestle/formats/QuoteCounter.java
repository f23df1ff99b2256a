package dev.trestle.formats;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text that is read in blocks, and the number of its quotes so far. */
final class QuoteCounter extends FilterReader {

    private boolean odd;

    QuoteCounter(Reader in) {
        super(in);
    }

    /** Whether an odd number of quotes was read so far. */
    boolean isOdd() {
        return odd;
    }

    @Override
    public int read(char[] block, int offset, int length) throws IOException {
        int count = super.read(block, offset, length);
        int quotes = 0;
        for (int i = offset; i < offset + count; i++) {
            if (block[i] == '"') {
                quotes++;
            }
        }
        odd ^= quotes % 2 != 0;
        return count;
    }
}
