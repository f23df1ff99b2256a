package dev.trestle.devdb;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Servers whose JVM was killed. They run on, until the next server starts: it stops them, and deletes their files. */
final class AbandonedServers {

    private static final long STOP_SECONDS = 10;

    private AbandonedServers() {}

    static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, ServerFiles.PREFIX + "*" + OwnerLock.SUFFIX)) {
            for (Path lock : locks) {
                if (!lock.getFileName().toString().startsWith(ServerFiles.ownPrefix())) {
                    removeIfFree(lock);
                }
            }
        }
    }

    /** Another JVM may do the same at this time. */
    private static void removeIfFree(Path lock) throws IOException {
        try {
            if (OwnerLock.isFree(lock)) {
                String name = lock.getFileName().toString();
                Path data = lock.resolveSibling(name.substring(0, name.length() - OwnerLock.SUFFIX.length()));
                server(data).ifPresent(AbandonedServers::stop);
                ServerFiles.delete(data);
                Files.deleteIfExists(data.resolveSibling(data.getFileName() + ServerFiles.LOG));
                Files.deleteIfExists(lock);
            }
        } catch (NoSuchFileException removedMeanwhile) {
            return;
        }
    }

    /** The process by the id in its file; an id may have been used again, so it counts only with this data directory. */
    private static Optional<ProcessHandle> server(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String pid = Files.readAllLines(file).get(0).strip();
        return ProcessHandle.of(Long.parseLong(pid)).filter(process ->
                process.info().commandLine().orElse("").contains(data.toString()));
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            server.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
