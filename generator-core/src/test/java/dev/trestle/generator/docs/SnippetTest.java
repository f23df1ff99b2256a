package dev.trestle.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Code in the documentation is a file's text. {@code <!-- code: path -->} stands above a whole file,
 * {@code <!-- code: path | from | until -->} above the lines from the first that has the one text to the one before the
 * next that has the other. More such pairs may follow, for more parts. {@code <!-- /code -->} stands below.
 */
class SnippetTest {

    private static final Pattern MARKER = Pattern.compile("<!-- (code: .+) -->");

    @Test
    void snippetsAreFiles() {
        int snippets = 0;
        for (Path file : Project.markdown()) {
            for (String marker : MARKER.matcher(Project.read(file)).results().map(match -> match.group(1)).toList()) {
                new MarkedBlock(file, marker).holds(snippet(marker.substring("code: ".length()).split(" \\| ")));
                snippets++;
            }
        }
        assertThat(snippets).isPositive();
    }

    private static String snippet(String[] marker) {
        String path = marker[0];
        List<String> lines = Project.read(path).lines().toList();
        List<String> parts = new ArrayList<>();
        for (int i = 1; i < marker.length; i += 2) {
            parts.add(String.join("\n", cut(lines, marker[i], marker[i + 1])).stripTrailing());
        }
        boolean whole = parts.isEmpty();
        String text = whole ? String.join("\n", lines) : String.join("\n\n", parts);
        return "```" + path.substring(path.lastIndexOf('.') + 1) + "\n" + text.stripIndent() + "\n```\n";
    }

    private static List<String> cut(List<String> lines, String from, String until) {
        int start = index(lines, from, 0);
        return lines.subList(start, index(lines, until, start + 1));
    }

    private static int index(List<String> lines, String text, int start) {
        for (int i = start; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("no line has '" + text + "' any more");
    }
}
