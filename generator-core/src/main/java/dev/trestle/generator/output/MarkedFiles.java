package dev.trestle.generator.output;

import dev.trestle.generator.emit.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the files under a folder that Trestle wrote. */
final class MarkedFiles {

    private static final byte[] MARK = SourceFile.MARK.getBytes(StandardCharsets.UTF_8);
    private static final byte[] JSON_MARK = SourceFile.JSON_MARK.getBytes(StandardCharsets.UTF_8);

    private static final String JSON = ".json";

    private final Path root;

    MarkedFiles(Path root) {
        this.root = root;
    }

    /** Their paths, relative and with slashes, and their texts, with line feeds. */
    SortedMap<String, String> texts() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (FoundFile file : files()) {
            content(file).ifPresent(content ->
                    texts.put(file.path(), new String(LineEnds.lineFeeds(content), StandardCharsets.UTF_8)));
        }
        return texts;
    }

    /** Their paths, and the fingerprints of their texts with line feeds. */
    Map<String, Fingerprint> fingerprints(Map<String, Fingerprint> earlier) throws IOException {
        Fingerprints fingerprints = new Fingerprints(earlier);
        Map<String, Fingerprint> found = new HashMap<>();
        for (FoundFile file : files()) {
            @Nullable Fingerprint unchanged = fingerprints.unchanged(file.path(), file);
            if (unchanged != null) {
                found.put(file.path(), unchanged);
            } else {
                content(file).ifPresent(content ->
                        found.put(file.path(), fingerprints.taken(file, LineEnds.lineFeeds(content))));
            }
        }
        return found;
    }

    private List<FoundFile> files() throws IOException {
        return Files.isDirectory(root) ? FoundFile.below(root) : List.of();
    }

    /** All bytes of the file; empty where it does not begin with the mark. */
    private static Optional<byte[]> content(FoundFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.file())) {
            byte[] mark = file.path().endsWith(JSON) ? JSON_MARK : MARK;
            byte[] begin = in.readNBytes(mark.length);
            if (!Arrays.equals(begin, mark)) {
                return Optional.empty();
            }
            byte[] rest = in.readAllBytes();
            byte[] whole = Arrays.copyOf(begin, begin.length + rest.length);
            System.arraycopy(rest, 0, whole, begin.length, rest.length);
            return Optional.of(whole);
        }
    }
}
