package dev.trestle.devdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Shows other JVMs that the owner of a server lives: a locked file, which the operating system unlocks when the JVM ends, even by
 * SIGKILL.
 */
final class OwnerLock {

    static final String SUFFIX = ".lock";

    private final Path file;
    private final FileChannel channel;

    private OwnerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The lock of the server with this data directory. */
    static OwnerLock take(Path data) throws IOException {
        Path file = data.resolveSibling(data.getFileName() + SUFFIX);
        OwnerLock lock = new OwnerLock(file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        lock.channel.lock();
        // Also keeps the channel from being collected, which would unlock the file.
        Runtime.getRuntime().addShutdownHook(new Thread(lock::deleteAtEnd, "trestle-postgresql-lock"));
        return lock;
    }

    /** Whether the owner has ended. Not for files of this JVM: closing the channel would unlock them. */
    static boolean isFree(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    void release() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    private void deleteAtEnd() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftToTheNextServer) {
            file.toFile().deleteOnExit();
        }
    }
}
