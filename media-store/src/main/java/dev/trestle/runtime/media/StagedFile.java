package dev.trestle.runtime.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/** An incoming file with a temporary name, hashed while it is written; {@link #close} deletes it. */
public final class StagedFile implements AutoCloseable {

    private static final String PREFIX = "trestle-";
    private static final String SUFFIX = ".part";
    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest;
    private boolean isKept;

    private StagedFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.digest = Sha256.begin();
    }

    /**
     * Makes an empty file.
     *
     * @param folder where
     * @return to be closed
     * @throws IOException if it cannot be made
     */
    public static StagedFile create(Path folder) throws IOException {
        return new StagedFile(name(folder));
    }

    /** An unused name. */
    static Path name(Path folder) {
        return folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    }

    /**
     * Writes at the end.
     *
     * @param bytes what to write
     * @throws IOException if it cannot be written
     */
    public void write(ByteBuffer bytes) throws IOException {
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Writes what is left of a stream. */
    void write(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            write(ByteBuffer.wrap(buffer, 0, count));
        }
    }

    /**
     * Ends the file, and waits until the content is on the disk.
     *
     * @return the content's hash, 64 hexadecimal digits in lower case
     * @throws IOException if it cannot be written
     */
    public String end() throws IOException {
        channel.force(true);
        channel.close();
        return Sha256.end(digest);
    }

    /**
     * The path of the file.
     *
     * @return in the folder of {@link #create}
     */
    public Path path() {
        return path;
    }

    Path keep() {
        isKept = true;
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!isKept) {
            Files.deleteIfExists(path);
        }
    }

    /**
     * Deletes files that were left by processes that ended.
     *
     * @param folder where
     * @param until files that were written later are not deleted
     * @throws IOException if the folder cannot be read
     */
    public static void tidy(Path folder, Instant until) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(until)) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException e) {
                    // Its own request deleted it first.
                    continue;
                }
            }
        }
    }
}
