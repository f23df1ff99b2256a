package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The figures in the reference, between two marks; {@code -Dupdate} writes them. */
final class FiguresInDocs {

    private static final Path PAGE = Path.of("..", "docs", "reference", "nullability.md");
    private static final String START = "<!-- nullability:figures -->\n";
    private static final String END = "<!-- /nullability -->";

    private FiguresInDocs() {}

    static void hold(String figures) {
        try {
            String page = Files.readString(PAGE);
            int start = page.indexOf(START) + START.length();
            int end = page.indexOf(END, start);
            if (System.getProperty("update") != null) {
                Files.writeString(PAGE, page.substring(0, start) + figures + page.substring(end));
            } else {
                assertThat(page.substring(start, end)).as("run the tests with -Dupdate").isEqualTo(figures);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
