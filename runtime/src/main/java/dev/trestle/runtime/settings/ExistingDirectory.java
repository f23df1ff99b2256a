package dev.trestle.runtime.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of the configuration that has to exist. */
public final class ExistingDirectory {

    private ExistingDirectory() {}

    /**
     * Finds a directory.
     *
     * @param key its key, for messages
     * @param directory its path; links are followed
     * @return its real path
     * @throws IllegalArgumentException if it cannot be read, or is no directory
     */
    public static Path at(String key, String directory) {
        Path path;
        try {
            path = Path.of(directory).toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException(key + " has to be a directory, but " + directory + " cannot be read: " + e, e);
        }
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException(key + " has to be a directory, but " + directory + " is none");
        }
        return path;
    }
}
