package dev.trestle.runtime.media;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A file that is in memory, such as one that a column of type bytea holds. */
final class BytesFile implements StoredFile {

    private final byte[] bytes;
    private final String sha256;
    private final String mediaType;

    BytesFile(byte[] bytes) {
        this.bytes = bytes;
        this.mediaType = ContentTypes.detect(
                bytes.length <= ContentTypes.PREFIX ? bytes : Arrays.copyOf(bytes, ContentTypes.PREFIX));
        MessageDigest digest = Sha256.begin();
        digest.update(bytes);
        this.sha256 = Sha256.end(digest);
    }

    @Override public String sha256() { return sha256; }
    @Override public long size() { return bytes.length; }
    @Override public Optional<Instant> lastModified() { return Optional.empty(); }
    @Override public String mediaType() { return mediaType; }

    @Override
    public InputStream open(long offset, long length) {
        return new ByteArrayInputStream(bytes, (int) offset, (int) length);
    }

    @Override
    public void close() {}
}
