package dev.trestle.runtime.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A file of the disk; it can be read to its end even when it is deleted meanwhile. */
final class OpenFile implements StoredFile {

    private final FileChannel channel;
    private final String sha256;
    private final String mediaType;
    private final Optional<Instant> lastModified;
    private final long size;

    private OpenFile(FileChannel channel, String sha256, String mediaType, Optional<Instant> lastModified) throws IOException {
        this.channel = channel;
        this.sha256 = sha256;
        this.mediaType = mediaType;
        this.lastModified = lastModified;
        this.size = channel.size();
    }

    /** A file of {@link FileMediaStore}, which itself gave the extension, by the content. */
    static Optional<StoredFile> of(Path file, MediaKey key, BasicFileAttributes attributes) throws IOException {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new OpenFile(channel, key.sha256(), ContentTypes.ofExtension(key.extension()),
                    Optional.of(attributes.lastModifiedTime().toInstant())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Any file. */
    static StoredFile of(Path file, OpenOption... options) throws IOException {
        Set<OpenOption> reading = new HashSet<>(Set.of(options));
        reading.add(StandardOpenOption.READ);
        FileChannel channel = FileChannel.open(file, reading);
        // Not closed, as it would close the channel.
        DigestInputStream in = new DigestInputStream(Channels.newInputStream(channel), Sha256.begin());
        String mediaType = ContentTypes.detect(in.readNBytes(ContentTypes.PREFIX));
        in.transferTo(OutputStream.nullOutputStream());
        return new OpenFile(channel, Sha256.end(in.getMessageDigest()), mediaType, Optional.empty());
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<Instant> lastModified() {
        return lastModified;
    }

    @Override
    public String mediaType() {
        return mediaType;
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
