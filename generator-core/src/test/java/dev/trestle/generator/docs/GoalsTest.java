package dev.trestle.generator.docs;

import static dev.trestle.generator.docs.MarkdownTable.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference of the goals is the plugin's Javadoc, which the plugin's descriptor shows as well. */
class GoalsTest {

    private static final String PAGE = "docs/reference/goals.md";
    private static final String SOURCES = "maven-plugin/src/main/java";

    private static final Pattern GOAL =
            Pattern.compile(JavadocText.COMMENT + "@Mojo\\(([^)]*)\\)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile(
            JavadocText.COMMENT + "@Parameter(?:\\(((?:[^()\"]|\"[^\"]*\")*)\\))?\\s*(?:@Nullable )?"
                    + "(Map<String, String>|\\S+) (\\w+)( =|;)",
            Pattern.DOTALL);
    /** A sentence that says what holds where nothing is set. */
    private static final Pattern DEFAULT = Pattern.compile(" Default: ([^.]*(?:\\.\\w[^.]*)*)\\.");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+) = \"?([^,\"]*)\"?");

    @Test
    void goals() {
        StringBuilder text = new StringBuilder();
        int goals = 0;
        for (String source : sources()) {
            Matcher goal = GOAL.matcher(source);
            while (goal.find()) {
                Map<String, String> attributes = attributes(goal.group(2));
                String phase = attributes.getOrDefault("defaultPhase", "").replace("LifecyclePhase.", "");
                text.append("\n## trestle:").append(attributes.get("name")).append("\n\n");
                if (!phase.isEmpty()) {
                    text.append("Phase: ").append(code(phase.toLowerCase(Locale.ROOT).replace('_', '-'))).append("\n\n");
                }
                text.append(String.join("\n\n", JavadocText.paragraphs(goal.group(1)))).append("\n");
                goals++;
            }
        }
        assertThat(goals).isEqualTo(8);
        MarkedBlock.in(PAGE, "text:goals").holds(text.append('\n').toString());
    }

    @Test
    void parameters() {
        MarkdownTable table = new MarkdownTable("Parameter", "Default", "Meaning");
        int parameters = 0;
        List<String> shared = sources().stream().filter(GoalsTest::isShared).toList();
        for (String source : shared) {
            Matcher parameter = PARAMETER.matcher(source);
            while (parameter.find()) {
                Map<String, String> attributes = attributes(Objects.requireNonNullElse(parameter.group(2), ""));
                String name = parameter.group(4);
                String text = JavadocText.toMarkdown(parameter.group(1));
                table.row(code(name), fallback(attributes, text), DEFAULT.matcher(text).replaceAll(""));
                if (!parameter.group(3).startsWith("Map<")) {
                    assertThat(attributes).containsEntry("property", "trestle." + name);
                    parameters++;
                }
            }
        }
        assertThat(String.join("\n", shared).split("property = \"trestle\\.", -1))
                .as("every parameter is understood")
                .hasSize(parameters + 1);
        MarkedBlock.in(PAGE, "table:parameters").holds(table.toString());
    }

    /** The goals' common parameters; what one goal alone has stands in its own text. */
    private static boolean isShared(String source) {
        return source.contains("abstract class TrestleMojo");
    }

    /** The annotation's default, or else what the text says of it. */
    private static String fallback(Map<String, String> attributes, String text) {
        String value = attributes.getOrDefault("defaultValue", "");
        Matcher said = DEFAULT.matcher(text);
        if (value.isEmpty()) {
            return said.find() ? said.group(1) : "none";
        }
        return code(value.replace("${project.basedir}/", ""));
    }

    private static List<String> sources() {
        return Project.java(SOURCES).stream().sorted(Comparator.reverseOrder()).map(Project::read).toList();
    }

    private static Map<String, String> attributes(String annotation) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(annotation.replaceAll("\\s+", " "));
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2));
        }
        return attributes;
    }
}
