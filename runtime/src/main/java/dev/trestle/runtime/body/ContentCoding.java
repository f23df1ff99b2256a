package dev.trestle.runtime.body;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A compression of answers (RFC 9110, section 8.4.1). */
public interface ContentCoding {

    /** None. */
    ContentCoding IDENTITY = new ContentCoding() {
        @Override
        public String name() {
            return "identity";
        }

        @Override
        public OutputStream encode(OutputStream out) {
            return out;
        }
    };

    /** gzip, at its fastest level: answers are made for one client, and compressed while it waits. */
    ContentCoding GZIP = new ContentCoding() {
        @Override
        public String name() {
            return "gzip";
        }

        @Override
        public OutputStream encode(OutputStream out) throws IOException {
            return new GZIPOutputStream(out, 8192) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            };
        }
    };

    /**
     * Its registered name.
     *
     * @return as it is in {@code Accept-Encoding} and {@code Content-Encoding}
     */
    String name();

    /**
     * Compresses.
     *
     * @param out takes the coded bytes; closed with the result
     * @return takes the bytes of the answer
     * @throws IOException from {@code out}
     */
    OutputStream encode(OutputStream out) throws IOException;
}
