package dev.trestle.fileexports;

import dev.trestle.runtime.log.LogText;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where one output is out of sight, with what belongs to it.
 *
 * @param path named by its token
 */
record OutputFolder(Path path) {

    private static final System.Logger LOG = System.getLogger(OutputFolder.class.getName());

    /** The file, or the folder with the files. */
    Path output() {
        return path.resolve("output");
    }

    /** The name of the output. The file is locked while the output is written, and has another name afterwards. */
    Path open() {
        return path.resolve("open");
    }

    Path ended() {
        return path.resolve("ended");
    }

    /** For what the output replaces: a name that is free. */
    Path replaced() {
        int number = 0;
        while (Files.exists(replaced(number), LinkOption.NOFOLLOW_LINKS)) {
            number++;
        }
        return replaced(number);
    }

    private Path replaced(int number) {
        return path.resolve("replaced-" + number);
    }

    /**
     * Gives the output a name that nothing has.
     *
     * @throws FileAlreadyExistsException if something has it
     */
    void moveIfFree(Path place) throws IOException {
        if (Files.isDirectory(output(), LinkOption.NOFOLLOW_LINKS)) {
            moveFolder(place);
            return;
        }
        try {
            // A rename would replace the file.
            Files.createLink(place, output());
        } catch (FileAlreadyExistsException e) {
            // By an attempt that was interrupted.
            if (!Files.isSameFile(place, output())) {
                throw e;
            }
        } catch (UnsupportedOperationException e) {
            throw new IOException("The file system has no hard links, which a file needs that must not replace another", e);
        }
        Files.delete(output());
    }

    private void moveFolder(Path place) throws IOException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Folders.isEmpty(place)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        try {
            Files.move(output(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(place.toString());
            }
            throw e;
        }
    }

    /** Deletes it, and returns what was moved away for an output that did not come. */
    void discard(Path directory) throws IOException {
        if (Files.exists(replaced(0), LinkOption.NOFOLLOW_LINKS) && Files.exists(output(), LinkOption.NOFOLLOW_LINKS)) {
            Path place = directory.resolve(Files.readString(ended()));
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(replaced(0), place);
            }
        }
        remove();
    }

    /** Deletes it with its content; what remains is swept later. */
    void remove() {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What is left of an output cannot be deleted now", LogText.of(e));
        }
    }
}
