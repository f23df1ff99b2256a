package dev.trestle.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The parts in which a file of the disk is sent, of which each is bound to its content.
 *
 * @param parts in their order; one for an empty file
 * @param sha256 of the whole content, in hexadecimal digits
 */
record FileParts(List<FilePart> parts, String sha256) {

    /** A store takes 10,000 parts of an upload, and each but the last has 5 MiB at least. */
    private static final int MOST = 10_000;

    /** Of each part, unless there would be too many. */
    static final long SIZE = 8L << 20;

    private static final int BUFFER = 64 * 1024;

    /** Reads a file once, to know its content. */
    static FileParts of(Path file) throws IOException {
        return of(file, sizeFor(Files.size(file)));
    }

    static long sizeFor(long fileSize) {
        return Math.max(SIZE, Math.ceilDiv(fileSize, MOST));
    }

    private static FileParts of(Path file, long partSize) throws IOException {
        MessageDigest whole = digest("SHA-256");
        List<FilePart> parts = new ArrayList<>();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            long offset = 0;
            long length;
            do {
                MessageDigest md5 = digest("MD5");
                length = 0;
                int count = 0;
                while (length < partSize && count >= 0) {
                    count = in.read(buffer, 0, (int) Math.min(buffer.length, partSize - length));
                    if (count > 0) {
                        md5.update(buffer, 0, count);
                        whole.update(buffer, 0, count);
                        length += count;
                    }
                }
                if (length > 0 || offset == 0) {
                    parts.add(new FilePart(file, offset, length, md5.digest()));
                }
                offset += length;
            } while (length == partSize);
        }
        return new FileParts(parts, HexFormat.of().formatHex(whole.digest()));
    }

    static byte[] md5(byte[] content) {
        return digest("MD5").digest(content);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
