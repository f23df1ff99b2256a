package dev.trestle.data;

import dev.trestle.runtime.HttpProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds files below a root by a pattern: {@code *} and {@code ?} stand for characters of one segment, and a slash at the end for all
 * files in a folder and in its folders. Names that begin with {@code .} or {@code _} are hidden from both, as unfinished and
 * administrative files have such names. A link that matches is refused, so that no answer lacks rows without a word.
 */
final class FilePattern {

    /** Folders within folders. */
    private static final int MAX_DEPTH = 20;

    /** Entries that are looked at for each file that is allowed. */
    private static final int EFFORT = 20;

    private final Root root;
    private final String extension;
    private final int maxFiles;
    private final Supplier<HttpProblem> tooMany;
    private final List<Path> found = new ArrayList<>();
    private long left;

    /**
     * Finds files.
     *
     * @param extension of the files in a folder
     * @param tooMany if there are more files, or very many other entries
     */
    FilePattern(Root root, String extension, int maxFiles, Supplier<HttpProblem> tooMany) {
        this.root = root;
        this.extension = extension.toLowerCase(Locale.ROOT);
        this.maxFiles = maxFiles;
        this.tooMany = tooMany;
        this.left = (long) maxFiles * EFFORT;
    }

    /** Whether it is the name of a file, and no pattern. */
    static boolean isName(String name) {
        return name.indexOf('*') < 0 && name.indexOf('?') < 0 && !name.endsWith("/");
    }

    /**
     * The files, sorted by their names.
     *
     * @throws HttpProblem 404 for none, and for a malformed pattern
     */
    List<Path> find(String pattern) {
        boolean folder = pattern.endsWith("/");
        String[] segments = (folder ? pattern.substring(0, pattern.length() - 1) : pattern).split("/", -1);
        for (String segment : segments) {
            if (segment.equals(".") || segment.equals("..") || segment.contains("**") || !segment.replaceAll("[*?]", "x").matches(Root.PLAIN)) {
                throw Root.missing();
            }
        }
        match(root.directory(), segments, 0, folder);
        if (found.isEmpty()) {
            throw Root.missing();
        }
        return found;
    }

    private void match(Path directory, String[] segments, int index, boolean folder) {
        String segment = segments[index];
        boolean last = index == segments.length - 1;
        if (isName(segment)) {
            Path path = Root.below(directory, segment);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                enter(path, segments, index, folder);
            }
            return;
        }
        Pattern pattern = pattern(segment);
        for (Path path : entries(directory)) {
            boolean wanted = pattern.matcher(path.getFileName().toString()).matches();
            if (wanted && (last && !folder || !isFile(path))) {
                enter(path, segments, index, folder);
            }
        }
    }

    private void enter(Path path, String[] segments, int index, boolean folder) {
        if (index < segments.length - 1) {
            if (isDirectory(path)) {
                match(path, segments, index + 1, folder);
            }
        } else if (folder) {
            all(path, 0);
        } else if (!isDirectory(path)) {
            add(path);
        }
    }

    private void all(Path directory, int depth) {
        if (!isDirectory(directory) || depth > MAX_DEPTH) {
            return;
        }
        for (Path path : entries(directory)) {
            if (isDirectory(path)) {
                all(path, depth + 1);
            } else if (path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(extension)) {
                add(path);
            }
        }
    }

    private void add(Path path) {
        if (!path.getFileName().toString().matches(Root.PLAIN)) {
            throw Root.missing();
        }
        found.add(path);
        if (found.size() > maxFiles) {
            throw tooMany.get();
        }
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** A directory that may be entered; a link to one is refused. */
    private static boolean isDirectory(Path path) {
        if (Files.isSymbolicLink(path)) {
            throw Root.missing();
        }
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && path.getFileName().toString().matches(Root.PLAIN);
    }

    private List<Path> entries(Path directory) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path path : stream) {
                if (left-- == 0) {
                    throw tooMany.get();
                }
                if (!path.getFileName().toString().matches("[._].*")) {
                    entries.add(path);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw Root.missing();
        }
        entries.sort(null);
        return entries;
    }

    private static Pattern pattern(String segment) {
        StringBuilder regex = new StringBuilder();
        for (char c : segment.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
