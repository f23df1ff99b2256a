package dev.trestle.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a Markdown file that comes from the code: what stands between {@code <!-- name -->} and
 * {@code <!-- /kind -->}, the kind being the name up to its colon. {@code -Dupdate} rewrites it.
 */
record MarkedBlock(Path file, String name) {

    private static final boolean UPDATE = System.getProperty("update") != null;

    /** A block of this name in a file of the project. */
    static MarkedBlock in(String file, String name) {
        return new MarkedBlock(Project.ROOT.resolve(file), name);
    }

    /** Checks that the block's lines are these, or makes them so. */
    void holds(String expected) {
        String text = Project.read(file);
        String opening = "<!-- " + name + " -->\n";
        String closing = "<!-- /" + name.substring(0, name.indexOf(':')) + " -->";
        int start = text.indexOf(opening);
        assertThat(start).as(Project.display(file) + " has " + opening.strip()).isNotNegative();
        int end = text.indexOf(closing, start);
        assertThat(end).as(Project.display(file) + " ends " + opening.strip()).isNotNegative();
        start += opening.length();
        if (UPDATE) {
            write(text.substring(0, start) + expected + text.substring(end));
            return;
        }
        assertThat(text.substring(start, end))
                .as("%s, %s: run the tests of generator-core with -Dupdate", Project.display(file), name)
                .isEqualTo(expected);
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
