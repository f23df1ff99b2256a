package dev.trestle.fileexports;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Gives an output a name that something else may have. A file takes the place of a file at once. Of two folders the old one is moved
 * away first: for a moment there is none.
 */
record Replacement(OutputFolder folder, Path place) {

    /** Other outputs may take the place between the two steps, each once. */
    private static final int MOST = 100;

    void replace() throws IOException {
        for (int number = 0;; number++) {
            try {
                Files.move(folder.output(), place, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (FileSystemException e) {
                // The place may be free again by now, as another output is between its two steps.
                if (number == MOST || !Files.exists(folder.output())) {
                    throw e;
                }
            }
            moveAway();
        }
    }

    private void moveAway() throws IOException {
        try {
            Files.move(place, folder.replaced(), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Another output has moved it away.
        }
    }
}
