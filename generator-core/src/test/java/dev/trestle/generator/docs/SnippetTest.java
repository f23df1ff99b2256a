package dev.trestle.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Code in the documentation is a file's text. {@code <!-- code: path -->} stands above a whole file,
 * {@code <!-- code: path | from | to -->} above the lines from the first that has the one text to the next that has the
 * other; {@code <!-- /code -->} stands below.
 */
class SnippetTest {

    private static final Pattern MARKER = Pattern.compile("<!-- (code: ([^|>]+?)(?: \\| (.+?) \\| (.+?))?) -->");

    @Test
    void snippetsAreFiles() {
        int snippets = 0;
        for (Path file : Project.markdown()) {
            Matcher marker = MARKER.matcher(Project.read(file));
            while (marker.find()) {
                String source = marker.group(2);
                List<String> lines = cut(Project.read(source).lines().toList(), marker.group(3), marker.group(4));
                assertThat(lines).as("%s: %s", Project.display(file), marker.group(1)).isNotEmpty();
                String language = source.substring(source.lastIndexOf('.') + 1);
                new MarkedBlock(file, marker.group(1))
                        .holds("```" + language + "\n" + String.join("\n", lines).stripIndent() + "\n```\n");
                snippets++;
            }
        }
        assertThat(snippets).isPositive();
    }

    private static List<String> cut(List<String> lines, String from, String to) {
        if (from == null) {
            return lines;
        }
        List<String> cut = new ArrayList<>();
        for (String line : lines) {
            if (cut.isEmpty() ? line.contains(from) : true) {
                cut.add(line);
                if (line.contains(to)) {
                    return cut;
                }
            }
        }
        return List.of();
    }
}
