package dev.trestle.maven;

import dev.trestle.generator.output.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered between builds about one output directory: that these inputs make these files, and that the files
 * were there when this was written. A text: a line each for the key, for every file its hash, size, modification time
 * ({@code -} where it proves nothing) and path, and for every warning.
 *
 * @param warnings the lines that were shown
 */
record LastRun(ProjectState state, List<String> warnings) {

    private static final String HEADER = "trestle 2";
    private static final String KEY = "key ";
    private static final String WARNING = "warning ";

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
        lines.add(KEY + state.key());
        new TreeMap<>(state.inputs()).forEach((path, print) -> lines.add(FileLine.INPUT + FileLine.text(path, print)));
        new TreeMap<>(state.files()).forEach((path, print) -> lines.add(FileLine.FILE + FileLine.text(path, print)));
        warnings.forEach(warning -> lines.add(WARNING + warning));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** Whether the same inputs would make what stands now. */
    boolean proves(ProjectState now) {
        return state.holds(now);
    }

    private static Optional<LastRun> parse(List<String> lines) {
        if (lines.size() < 2 || !lines.get(0).equals(HEADER) || !lines.get(1).startsWith(KEY)) {
            return Optional.empty();
        }
        Map<String, Fingerprint> inputs = new HashMap<>();
        Map<String, Fingerprint> files = new HashMap<>();
        List<String> warnings = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            boolean known = FileLine.read(line, FileLine.FILE, files) || FileLine.read(line, FileLine.INPUT, inputs);
            if (!known && line.startsWith(WARNING)) {
                warnings.add(line.substring(WARNING.length()));
            } else if (!known) {
                return Optional.empty();
            }
        }
        return Optional.of(new LastRun(new ProjectState(lines.get(1).substring(KEY.length()), inputs, files), warnings));
    }
}
