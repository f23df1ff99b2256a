package dev.trestle.devdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows other JVMs that the owner of a server lives: a locked file, which the operating system unlocks when the JVM ends, even by
 * SIGKILL.
 */
final class OwnerLock {

    static final String SUFFIX = ".lock";

    /** What a lock is called until it is locked. */
    private static final String NEW = ".new";

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Path data;
    private final Path file;
    private final FileChannel channel;

    private OwnerLock(Path data, Path file, FileChannel channel) {
        this.data = data;
        this.file = file;
        this.channel = channel;
    }

    /** The lock of the server with this data directory. It gets its name when it is locked, so that it is never found free before. */
    static OwnerLock take(Path data) throws IOException {
        Path unlocked = data.resolveSibling(data.getFileName() + NEW);
        FileChannel channel = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        Path file = Files.move(unlocked, data.resolveSibling(data.getFileName() + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        OwnerLock lock = new OwnerLock(data, file, channel);
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

    /** Another hook stops the server and deletes its data at this time. If it does not, the next server does, by the lock. */
    private void deleteAtEnd() {
        try {
            Instant longest = Instant.now().plus(LONGEST_STOP);
            while (Files.exists(data) && Instant.now().isBefore(longest)) {
                Thread.sleep(10);
            }
            if (!Files.exists(data)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftToTheNextServer) {
            file.toFile().deleteOnExit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
