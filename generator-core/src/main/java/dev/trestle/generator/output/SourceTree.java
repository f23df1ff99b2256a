package dev.trestle.generator.output;

import dev.trestle.generator.emit.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The generated files under a source root, which may hold others' files too. A file is ours when it begins with
 * {@link SourceFile#MARK}; nothing else is ever overwritten or deleted. Line ends don't count as a difference, because a
 * version control system may have turned them into carriage return and line feed.
 */
public final class SourceTree {

    private final Path root;

    /**
     * @param root need not exist; nothing outside of it is touched
     */
    public SourceTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The source root, as an absolute path. */
    public Path root() {
        return root;
    }

    /**
     * Compares what is on disk with what is generated; changes nothing.
     *
     * @throws IOException when a file cannot be read, or a path would leave the root
     */
    public Changes plan(List<SourceFile> generated) throws IOException {
        SortedMap<String, String> leftOver = new TreeMap<>(new MarkedFiles(root).texts());
        SortedMap<String, Change> changes = new TreeMap<>();
        List<String> foreign = new ArrayList<>();
        int unchanged = 0;
        for (SourceFile file : generated) {
            Path path = inside(file.path());
            String before = leftOver.remove(file.path());
            if (before == null && blocked(path)) {
                foreign.add(file.path());
            } else if (before == null) {
                changes.put(file.path(), new Change.Missing(file.path(), file.text()));
            } else if (before.equals(file.text())) {
                unchanged++;
            } else {
                changes.put(file.path(), new Change.Different(file.path(), before, file.text()));
            }
        }
        leftOver.forEach((path, text) -> changes.put(path, new Change.LeftOver(path, text)));
        return new Changes(List.copyOf(changes.values()), foreign, unchanged);
    }

    /**
     * Makes the changes: deletes what is left over, the folders that this empties, and writes the rest, each file at
     * once.
     *
     * @throws IllegalStateException when there are foreign files
     */
    public void write(Changes changes) throws IOException {
        if (!changes.foreign().isEmpty()) {
            throw new IllegalStateException("not ours to overwrite: " + changes.foreign());
        }
        FileWriting writing = new FileWriting(root);
        // First, because a file system may take two names that differ in case for one.
        for (Change change : changes.list()) {
            if (change instanceof Change.LeftOver) {
                writing.delete(inside(change.path()));
            }
        }
        for (Change change : changes.list()) {
            if (!(change instanceof Change.LeftOver)) {
                writing.write(inside(change.path()), change.after());
            }
        }
    }

    /** Each of our files and its fingerprint, in whose hash line ends don't count; reads all of them. */
    public Map<String, Fingerprint> fingerprints() throws IOException {
        return fingerprints(Map.of());
    }

    /** The same, but reads only those that may have changed since the earlier fingerprints were taken. */
    public Map<String, Fingerprint> fingerprints(Map<String, Fingerprint> earlier) throws IOException {
        return new MarkedFiles(root).fingerprints(earlier);
    }

    /** Whether something that is not ours stands at the path, or a file where a folder is needed. */
    private boolean blocked(Path path) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        for (Path folder = path.getParent(); !folder.equals(root); folder = folder.getParent()) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
                return true;
            }
        }
        return false;
    }

    private Path inside(String path) throws IOException {
        Path resolved = root.resolve(path).normalize();
        if (path.isEmpty() || path.contains("\\") || resolved.equals(root) || !resolved.startsWith(root)
                || leavesByLink(resolved)) {
            throw new IOException("the file '" + path + "' would not lie under " + root);
        }
        return resolved;
    }

    private boolean leavesByLink(Path path) throws IOException {
        Path folder = path.getParent();
        while (!folder.equals(root) && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return !folder.equals(root) && !folder.toRealPath().startsWith(root.toRealPath());
    }
}
