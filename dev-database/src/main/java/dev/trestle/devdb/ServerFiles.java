package dev.trestle.devdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an embedded server keeps on disk, among the temporary files.
 *
 * @param data its data directory
 * @param log what it and its tools print
 * @param owner shows that this JVM lives
 */
record ServerFiles(Path data, Path log, OwnerLock owner) {

    static final String PREFIX = "trestle-postgresql-";
    static final String LOG = ".log";

    /** What names of files of this JVM begin with. */
    static String ownPrefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    static ServerFiles create() throws DevDatabaseException {
        try {
            Path data = Files.createTempDirectory(ownPrefix());
            OwnerLock owner = OwnerLock.take(data);
            AbandonedServers.remove(data.getParent());
            Path log = Files.createFile(data.resolveSibling(data.getFileName() + LOG));
            log.toFile().deleteOnExit();
            return new ServerFiles(data, log, owner);
        } catch (IOException e) {
            throw new DevDatabaseException("cannot write to the folder for temporary files: " + e.getMessage(), e);
        }
    }

    /** The lines of the log that say what is wrong. */
    List<String> complaints() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.contains("error:") || line.contains("FATAL:") || line.contains("could not"))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Leaves a server that is still there to the hook that stops it as the JVM ends. */
    void deleteUnlessInUse() throws DevDatabaseException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        try {
            Files.deleteIfExists(log);
            delete(data);
            owner.release();
        } catch (IOException e) {
            throw new DevDatabaseException("cannot delete the embedded PostgreSQL's files: " + e.getMessage(), e);
        }
    }

    static void delete(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
