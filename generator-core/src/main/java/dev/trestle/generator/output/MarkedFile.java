package dev.trestle.generator.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One generated file in a folder of the user's. It begins with a mark; a file without the mark is never overwritten. Line ends don't count
 * as a difference.
 */
public final class MarkedFile {

    private final Path file;
    private final String mark;

    /**
     * @param file need not exist
     * @param mark the first words of the generated file
     */
    public MarkedFile(Path file, String mark) {
        this.file = file.toAbsolutePath().normalize();
        this.mark = mark;
    }

    /** The file, as an absolute path. */
    public Path path() {
        return file;
    }

    /** Its name, which is its path in {@link Changes}. */
    public String name() {
        return file.getFileName().toString();
    }

    /** Whether there is one with the mark. */
    public boolean exists() throws IOException {
        return text().isPresent();
    }

    /** Compares what is on disk with what is generated; changes nothing. */
    public Changes plan(String generated) throws IOException {
        Optional<String> before = text();
        if (before.isEmpty() && Files.exists(file)) {
            return new Changes(List.of(), List.of(name()), 0);
        }
        if (before.isPresent() && before.get().equals(generated)) {
            return new Changes(List.of(), List.of(), 1);
        }
        return new Changes(List.of(before.isPresent()
                ? new Change.Different(name(), before.get(), generated)
                : new Change.Missing(name(), generated)), List.of(), 0);
    }

    /** Writes it at once. */
    public void write(Change change) throws IOException {
        new FileWriting(file.getParent()).write(file, change.after());
    }

    /** Its fingerprint by its name, in whose hash line ends don't count; none if there is no file with the mark. */
    public Map<String, Fingerprint> fingerprint() throws IOException {
        if (!exists()) {
            return Map.of();
        }
        FoundFile found = FoundFile.below(file).get(0);
        return Map.of(name(), new Fingerprints(Map.of()).taken(found, LineEnds.lineFeeds(Files.readAllBytes(file))));
    }

    private Optional<String> text() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = new String(LineEnds.lineFeeds(Files.readAllBytes(file)), StandardCharsets.UTF_8);
        return Optional.of(text).filter(ours -> ours.startsWith(mark));
    }
}
