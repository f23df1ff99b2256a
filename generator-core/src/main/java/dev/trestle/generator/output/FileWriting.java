package dev.trestle.generator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Writes and deletes files so that nobody ever sees half of one. */
final class FileWriting {

    private final Path root;

    FileWriting(Path root) {
        this.root = root;
    }

    void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path whole = file.resolveSibling("." + file.getFileName() + ".trestle-tmp");
        Files.writeString(whole, text, StandardCharsets.UTF_8);
        try {
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes the file, and the folders above it, up to the root, that hold nothing more. */
    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        for (Path folder = file.getParent(); !folder.equals(root) && isEmpty(folder); folder = folder.getParent()) {
            Files.delete(folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }
}
