package dev.trestle.fileexports;

import dev.trestle.runtime.log.LogText;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Removes outputs of processes that have ended.
 *
 * @param directory the root
 * @param hidden where the outputs are
 * @param age how long an output that was ended waits to be completed
 * @param open the outputs of this process
 */
record LocalSweep(Path directory, Path hidden, Duration age, Set<String> open) {

    private static final System.Logger LOG = System.getLogger(LocalSweep.class.getName());

    /** An output that is just begun has no lock for a moment. */
    private static final Duration NEW = Duration.ofMinutes(1);

    void sweep() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(hidden)) {
            for (Path folder : folders) {
                sweep(new OutputFolder(folder));
            }
        } catch (NoSuchFileException e) {
            // Nothing was written yet.
        }
    }

    private void sweep(OutputFolder folder) {
        try {
            if (isLeft(folder)) {
                folder.discard(directory);
            }
        } catch (NoSuchFileException e) {
            // Completed, or swept by another server.
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What is left of an output cannot be removed", LogText.of(e));
        }
    }

    /** Closing a channel would free the locks that this process has on the file, so its own outputs are known otherwise. */
    private boolean isLeft(OutputFolder folder) throws IOException {
        if (open.contains(folder.path().getFileName().toString())) {
            return false;
        }
        if (Files.exists(folder.ended())) {
            return isOlder(folder.ended(), age);
        }
        return !isLocked(folder.open()) && isOlder(folder.path(), NEW);
    }

    private static boolean isOlder(Path path, Duration than) throws IOException {
        return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(Instant.now().minus(than));
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
