package dev.trestle.maven;

import dev.trestle.devdb.DevDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The migrations of a target cannot be applied for another reason than a statement, such as the name of a file. */
final class TargetMigrationsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Path folder;

    TargetMigrationsException(Path folder, DevDatabaseException why) {
        super(why.getMessage(), why);
        this.folder = folder;
    }

    /** The first of the files that the message names; the folder where it names none. */
    Path place() {
        List<Path> files = List.of();
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            // The folder is place enough.
        }
        return files.stream()
                .filter(file -> String.valueOf(getMessage()).contains(file.getFileName().toString()))
                .findFirst()
                .orElse(folder);
    }
}
