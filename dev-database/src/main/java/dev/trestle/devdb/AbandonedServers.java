package dev.trestle.devdb;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Servers whose JVM was killed. They run on, until the next server starts: it stops them, and deletes their files. */
final class AbandonedServers {

    private static final System.Logger LOG = System.getLogger(AbandonedServers.class.getName());

    private static final long STOP_SECONDS = 10;

    private AbandonedServers() {}

    static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, ServerFiles.PREFIX + "*" + OwnerLock.SUFFIX)) {
            for (Path lock : locks) {
                if (!lock.getFileName().toString().startsWith(ServerFiles.ownPrefix())) {
                    removeOrLeave(lock);
                }
            }
        }
    }

    /** What cannot be removed is left to a later start: files of other users, and of a server that does not end. */
    private static void removeOrLeave(Path lock) {
        try {
            if (OwnerLock.isFree(lock)) {
                String name = lock.getFileName().toString();
                Path data = lock.resolveSibling(name.substring(0, name.length() - OwnerLock.SUFFIX.length()));
                Optional<ProcessHandle> server = server(data);
                if (server.isPresent()) {
                    stop(server.get());
                }
                ServerFiles.delete(data);
                Files.deleteIfExists(data.resolveSibling(data.getFileName() + ServerFiles.LOG));
                Files.deleteIfExists(lock);
            }
        } catch (NoSuchFileException removedMeanwhile) {
            LOG.log(Level.TRACE, "another JVM removes {0}", lock);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "an abandoned server is left: " + lock, e);
        }
    }

    /**
     * The process by the id in its file; an id may have been used again, so it counts only with this data directory. The file is empty if
     * the disk was full; a server whose file is deleted ends by itself.
     */
    private static Optional<ProcessHandle> server(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1).lines().findFirst()
                .map(String::strip).filter(line -> line.matches("[0-9]{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid))).filter(process -> serves(process, data));
    }

    private static boolean serves(ProcessHandle process, Path data) {
        List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
        int option = arguments.indexOf("-D");
        return option >= 0 && option + 1 < arguments.size() && arguments.get(option + 1).equals(data.toString());
    }

    private static void stop(ProcessHandle server) throws IOException {
        try {
            server.destroy();
            if (!ends(server)) {
                server.destroyForcibly();
                if (!ends(server)) {
                    throw new IOException("the process " + server.pid() + " does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the process " + server.pid() + " ends", e);
        }
    }

    private static boolean ends(ProcessHandle server) throws InterruptedException, IOException {
        try {
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillRuns) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }
}
