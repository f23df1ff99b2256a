package dev.trestle.data;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.settings.ExistingDirectory;
import io.helidon.http.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A directory with files that requests may name.
 *
 * @param directory absolute and without links
 */
record Root(Path directory) {

    private static final System.Logger LOG = System.getLogger(Root.class.getName());

    /** What DuckDB takes for a pattern, and what no file name needs. */
    static final String PLAIN = "[^*?\\[\\]{}\\\\\\p{Cntrl}]+";

    /**
     * Opens a root.
     *
     * @param key of the configuration, for messages
     * @throws IllegalArgumentException if the directory cannot be a root
     */
    static Root open(String key, String directory) {
        Path path = ExistingDirectory.at(key, directory);
        if (!path.toString().matches(PLAIN)) {
            throw new IllegalArgumentException(key + " has to be a directory without the characters * ? [ ] { } \\ in its path");
        }
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            throw new IllegalArgumentException(key + " has to be on a file system that counts hard links");
        }
        return new Root(path);
    }

    /**
     * A file below this root: a regular file without a second name, with no link on the way to it.
     *
     * @param name relative, with slashes
     * @param maxSize bytes
     * @throws HttpProblem 404 if there is no such file, 413 if it is too large
     */
    RootFile file(String name, long maxSize) {
        if (!name.matches(PLAIN)) {
            throw missing();
        }
        Path path = directory;
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || Files.isSymbolicLink(path)) {
                throw missing();
            }
            path = below(path, segment);
        }
        return ordinary(name, path, maxSize);
    }

    /** Not every text is a name, such as where the JVM has another encoding for names. */
    static Path below(Path path, String segment) {
        try {
            return path.resolve(segment);
        } catch (InvalidPathException e) {
            throw missing();
        }
    }

    /**
     * A file that was found.
     *
     * @throws HttpProblem as {@link #file}
     */
    static RootFile ordinary(String name, Path path, long maxSize) {
        try {
            RootFile file = RootFile.of(name, path);
            if (file.isOrdinary()) {
                if (file.size() > maxSize) {
                    throw HttpProblem.of(Status.REQUEST_ENTITY_TOO_LARGE_413, "The file is larger than " + maxSize + " bytes");
                }
                return file;
            }
        } catch (NoSuchFileException e) {
            // As below.
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file cannot be read", LogText.of(e));
        }
        throw missing();
    }

    /** The name of a file below this root, with slashes. */
    String nameOf(Path path) {
        return directory.relativize(path).toString().replace(directory.getFileSystem().getSeparator(), "/");
    }

    /** The same for all reasons, so that an answer does not show which other files exist. */
    static HttpProblem missing() {
        return HttpProblem.of(Status.NOT_FOUND_404, "There is no such file");
    }
}
