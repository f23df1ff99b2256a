package dev.trestle.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered between builds about one output directory: that these inputs make these files, and that the files
 * were there when this was written.
 *
 * @param key of the inputs; empty where nobody can tell, with a database or a target that was given
 * @param files each file and the SHA-256 of its text
 * @param warnings the lines that were shown
 */
record LastRun(String key, Map<String, String> files, List<String> warnings) {

    private static final String HEADER = "trestle 1";

    /** Empty where there is none, or none that can be read: then everything is done anew. */
    static Optional<LastRun> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList());
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        lines.add("key " + key);
        files.forEach((path, hash) -> lines.add("file " + hash + " " + path));
        warnings.forEach(warning -> lines.add("warning " + warning));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** Whether the same inputs would make what stands now. */
    boolean proves(String currentKey, Map<String, String> currentFiles) {
        return !key.isEmpty() && key.equals(currentKey) && files.equals(currentFiles);
    }

    private static Optional<LastRun> parse(List<String> lines) {
        if (lines.size() < 2 || !lines.get(0).equals(HEADER) || !lines.get(1).startsWith("key ")) {
            return Optional.empty();
        }
        Map<String, String> files = new TreeMap<>();
        List<String> warnings = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("file") && words.length == 3) {
                files.put(words[2], words[1]);
            } else if (words[0].equals("warning")) {
                warnings.add(line.substring("warning ".length()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new LastRun(lines.get(1).substring("key ".length()), files, warnings));
    }
}
