package dev.trestle.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Versions in the documentation are those of the parent's POM. */
class VersionsTest {

    private static final Pattern ARTIFACT = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern PROPERTY = Pattern.compile("<([a-z.-]+)>([^<]+)</\\1>");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

    private final String parent = Project.read("pom.xml");
    private final Map<String, String> properties = properties(parent);

    @Test
    void snippetsHaveTheVersionsOfTheBuild() {
        Map<String, String> known = known();
        List<String> wrong = new ArrayList<>();
        int trestle = 0;
        for (Path page : Project.markdown()) {
            String text = Project.read(page);
            Map<String, String> own = properties(text);
            Matcher artifact = ARTIFACT.matcher(text);
            while (artifact.find()) {
                String version = resolved(artifact.group(3), own);
                String expected = artifact.group(1).equals("dev.trestle")
                        ? known.get("dev.trestle:trestle-parent")
                        : known.getOrDefault(artifact.group(1) + ":" + artifact.group(2), version);
                trestle += artifact.group(1).equals("dev.trestle") ? 1 : 0;
                if (!version.equals(expected)) {
                    wrong.add(Project.display(page) + ": " + artifact.group(2) + " " + version + ", not " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(trestle).isPositive();
    }

    private Map<String, String> known() {
        Map<String, String> versions = new HashMap<>();
        Matcher artifact = ARTIFACT.matcher(parent);
        while (artifact.find()) {
            versions.put(artifact.group(1) + ":" + artifact.group(2), resolved(artifact.group(3), properties));
        }
        return versions;
    }

    private static Map<String, String> properties(String text) {
        Map<String, String> properties = new HashMap<>();
        Matcher property = PROPERTY.matcher(text);
        while (property.find()) {
            properties.putIfAbsent(property.group(1), property.group(2));
        }
        return properties;
    }

    private static String resolved(String version, Map<String, String> properties) {
        Matcher reference = REFERENCE.matcher(version);
        return reference.matches() ? properties.getOrDefault(reference.group(1), version) : version;
    }
}
