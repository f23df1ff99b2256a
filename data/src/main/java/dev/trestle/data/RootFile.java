package dev.trestle.data;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file as it was when it was found.
 *
 * @param name below its root, with slashes
 * @param path where it is
 * @param attributes all that changes if it is replaced, written to, or linked
 */
record RootFile(String name, Path path, Map<String, Object> attributes) {

    static RootFile of(String name, Path path) throws IOException {
        return new RootFile(name, path, Files.readAttributes(
                path, "unix:isRegularFile,nlink,size,fileKey,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS));
    }

    /** Not a directory, a device or a symbolic link, and not a hard link to a file that is elsewhere. */
    boolean isOrdinary() {
        return attributes.get("isRegularFile").equals(true) && attributes.get("nlink").equals(1);
    }

    long size() {
        return (Long) attributes.get("size");
    }

    /** As the file that was checked has to be the file that is read. */
    void requireUnchanged() {
        boolean unchanged;
        try {
            unchanged = of(name, path).equals(this);
        } catch (IOException e) {
            unchanged = false;
        }
        if (!unchanged) {
            throw HttpProblem.of(Status.CONFLICT_409, "The file has changed while it was read");
        }
    }
}
