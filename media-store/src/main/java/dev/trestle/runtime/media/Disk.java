package dev.trestle.runtime.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a file store does with single files. */
final class Disk {

    private static final boolean FORCES_DIRECTORIES = !System.getProperty("os.name").startsWith("Windows");

    private Disk() {}

    /** Has a file or directory written to the disk; Windows does so with directories by itself. */
    static void force(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } else if (FORCES_DIRECTORIES) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Copies a file that is not ours, and holds that it still has the content that it had. */
    static Path copy(Path file, Path folder, String sha256) throws IOException {
        try (InputStream in = Files.newInputStream(file); StagedFile copy = StagedFile.create(folder)) {
            copy.write(in);
            if (!copy.end().equals(sha256)) {
                throw new IOException("The file changed while it was stored");
            }
            return copy.keep();
        }
    }
}
