package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that comes out. It is written after each part, so that a run that fails leaves what it has. */
final class Report {

    private final Path file;
    private final StringBuilder text = new StringBuilder();

    Report(Path file) {
        this.file = file;
    }

    void part(String heading, String body) throws IOException {
        text.append(text.isEmpty() ? "# " : "\n## ").append(heading).append("\n\n").append(body.strip()).append('\n');
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.out.println("\n" + heading + "\n\n" + body.strip());
    }
}
