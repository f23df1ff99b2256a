package dev.trestle.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A part of a file of the disk, which is sent from there.
 *
 * @param file the file
 * @param offset of its first byte
 * @param length bytes
 * @param md5 of its content, which the store compares (RFC 1864)
 */
record FilePart(Path file, long offset, long length, byte[] md5) {

    String contentMd5() {
        return base64(md5);
    }

    static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    /** Read anew for each attempt. */
    RequestBody body(String mediaType) {
        return RequestBody.fromContentProvider(this::open, length, mediaType);
    }

    private InputStream open() {
        try {
            InputStream in = Files.newInputStream(file);
            try {
                in.skipNBytes(offset);
                return new Limited(in, length);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(super.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
