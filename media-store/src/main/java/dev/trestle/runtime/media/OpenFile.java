package dev.trestle.runtime.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** A file of {@link FileMediaStore}; it can be read to its end even when it is deleted meanwhile. */
final class OpenFile implements StoredFile {

    private final FileChannel channel;
    private final MediaKey key;
    private final Instant lastModified;
    private final long size;

    private OpenFile(FileChannel channel, MediaKey key, Instant lastModified) throws IOException {
        this.channel = channel;
        this.key = key;
        this.lastModified = lastModified;
        this.size = channel.size();
    }

    static Optional<StoredFile> of(Path file, MediaKey key, BasicFileAttributes attributes) throws IOException {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new OpenFile(channel, key, attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public String sha256() {
        return key.sha256();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<Instant> lastModified() {
        return Optional.of(lastModified);
    }

    /** The store itself gave the extension, by the content. */
    @Override
    public String mediaType() {
        return ContentTypes.ofExtension(key.extension());
    }

    @Override
    public InputStream open(long offset, long length) {
        return new Part(offset, offset + length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Part extends InputStream {

        private final long end;
        private long position;

        Part(long position, long end) {
            this.position = position;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int wanted = (int) Math.min(length, end - position);
            if (length == 0 || wanted == 0) {
                return length == 0 ? 0 : -1;
            }
            int count = channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
            position += Math.max(count, 0);
            return count;
        }
    }
}
