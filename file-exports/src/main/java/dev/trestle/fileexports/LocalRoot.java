package dev.trestle.fileexports;

import dev.trestle.runtime.settings.ExistingDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory. Outputs are written into the folder {@code .trestle} in it, on the same file system, and renamed.
 *
 * @param directory absolute and without links
 * @param age how long an output that was ended waits to be completed
 * @param open the outputs that this process writes
 */
record LocalRoot(Path directory, Duration age, Set<String> open) implements OutputRoot {

    /** Beginning with a dot, which no output does. */
    private static final String HIDDEN = ".trestle";

    LocalRoot(Path directory, Duration age) {
        this(directory, age, ConcurrentHashMap.newKeySet());
    }

    /**
     * Opens a root.
     *
     * @param key of the configuration, for messages
     * @throws IllegalArgumentException if the directory cannot be a root
     */
    static LocalRoot open(String key, String directory, Duration age) {
        Path path = ExistingDirectory.at(key, directory);
        if (!Files.isWritable(path)) {
            throw new IllegalArgumentException(key + " has to be a directory that the service may write to, but " + directory
                    + " is read-only");
        }
        return new LocalRoot(path, age);
    }

    private Path hidden() {
        return directory.resolve(HIDDEN);
    }

    private OutputFolder folder(String token) {
        return new OutputFolder(hidden().resolve(UUID.fromString(token).toString()));
    }

    @Override
    public Output begin(Destination destination) throws IOException {
        Path place = directory.resolve(destination.name());
        if (destination.ifExists() == IfExists.REFUSE && isOccupied(place)) {
            throw new FileAlreadyExistsException(destination.name());
        }
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        try {
            Files.createDirectory(hidden());
        } catch (FileAlreadyExistsException e) {
            // By an earlier output.
        }
        String token = UUID.randomUUID().toString();
        open.add(token);
        try {
            return LocalOutput.begin(folder(token), destination.name(), () -> open.remove(token));
        } catch (IOException e) {
            open.remove(token);
            throw e;
        }
    }

    /** An empty folder is taken as free, as renaming does. */
    private static boolean isOccupied(Path place) throws IOException {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Folders.isEmpty(place);
    }

    @Override
    public void complete(Destination destination, String token) throws IOException {
        OutputFolder folder = folder(token);
        Path place = directory.resolve(destination.name());
        if (Files.exists(folder.output(), LinkOption.NOFOLLOW_LINKS)) {
            makeFolders(place);
            switch (destination.ifExists()) {
                case REPLACE -> new Replacement(folder, place).replace();
                case REFUSE -> folder.moveIfFree(place);
            }
            Folders.force(place.getParent());
        } else if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(destination.name());
        }
        folder.remove();
    }

    /** Those around an output; none is a link. */
    private void makeFolders(Path place) throws IOException {
        Path folder = directory;
        for (Path segment : directory.relativize(place.getParent())) {
            Path before = folder;
            folder = folder.resolve(segment);
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    Files.createDirectory(folder);
                } catch (FileAlreadyExistsException e) {
                    // By another output just now; or by something else, as below.
                }
                Folders.force(before);
            }
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(directory.relativize(folder).toString());
            }
        }
    }

    @Override
    public void discard(String token) throws IOException {
        folder(token).discard(directory);
    }

    @Override
    public void sweep() throws IOException {
        new LocalSweep(directory, hidden(), age, open).sweep();
    }
}
