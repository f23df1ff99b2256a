package dev.trestle.generator.output;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A regular file under a folder. Its attributes come with the walk through the folder, so that no file is asked twice.
 *
 * @param path relative to the folder, with slashes; empty where the folder is itself a file
 */
public record FoundFile(String path, Path file, BasicFileAttributes attributes) {

    /**
     * All files under a folder, or the one file, in no order; none where there is nothing. The folder may be a link; links
     * below it are followed if the options say so.
     *
     * @throws IOException when a folder cannot be read
     */
    public static List<FoundFile> below(Path root, FileVisitOption... options) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        Path start = root.toRealPath();
        Walk walk = new Walk(start);
        Files.walkFileTree(start, Set.of(options), Integer.MAX_VALUE, walk);
        return walk.found;
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final List<FoundFile> found = new ArrayList<>();
        private final String root;
        private final String separator;

        Walk(Path root) {
            this.root = root.toString();
            this.separator = root.getFileSystem().getSeparator();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                found.add(new FoundFile(path(file), file, attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException) {
                // A link to a folder around it, whose files are found anyway.
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        /** By the text, because there are thousands, and a relative path is slow to make. */
        private String path(Path file) {
            String whole = file.toString();
            if (whole.length() == root.length()) {
                return "";
            }
            int start = root.endsWith(separator) ? root.length() : root.length() + separator.length();
            String path = whole.substring(start);
            return separator.equals("/") ? path : path.replace(separator, "/");
        }
    }
}
