package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the plugin's descriptor tells Maven, IDEs and readers of {@code trestle:help}. */
class DescriptorTest {

    private static Element descriptor;

    @BeforeAll
    static void read() throws Exception {
        try (InputStream in = DescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            descriptor = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
        }
    }

    @Test
    void hasThePrefixAndTheGoals() {
        assertThat(text(descriptor, "goalPrefix")).isEqualTo("trestle");
        assertThat(mojos()).extracting(mojo -> text(mojo, "goal")).containsExactlyInAnyOrder(
                "generate", "check", "explain", "snapshot", "revert", "backfill", "preview", "compare", "help");
    }

    @Test
    void goalsHaveTheirPhasesAndRunInParallelBuilds() {
        assertThat(mojos("generate", "check"))
                .extracting(mojo -> text(mojo, "goal") + " " + text(mojo, "phase") + " " + text(mojo, "threadSafe"))
                .containsExactlyInAnyOrder("generate generate-sources true", "check verify true");
    }

    @Test
    void everyGoalAndEveryParameterIsDescribed() {
        for (Element mojo : mojos("generate", "check", "explain", "snapshot", "revert", "backfill", "preview")) {
            assertThat(text(mojo, "description")).hasSizeGreaterThan(80);
            for (Element parameter : parameters(mojo)) {
                assertThat(text(parameter, "description"))
                        .as(text(parameter, "name"))
                        .hasSizeGreaterThan(20)
                        .endsWith(".");
            }
        }
    }

    @Test
    void everyParameterCanBeSetOnTheCommandLineByItsName() {
        for (Element mojo : mojos("generate", "check")) {
            Element configuration = (Element) mojo.getElementsByTagName("configuration").item(0);
            assertThat(parameters(mojo)).hasSizeGreaterThan(10);
            for (Element parameter : parameters(mojo)) {
                String name = text(parameter, "name");
                if (text(parameter, "type").equals("java.util.Map")) {
                    continue; // by a property of its own for each key, or not at all
                }
                assertThat(text(configuration, name)).isEqualTo("${trestle." + name + "}");
            }
        }
    }

    private static List<Element> mojos(String... goals) {
        return mojos().stream().filter(mojo -> List.of(goals).contains(text(mojo, "goal"))).toList();
    }

    private static List<Element> mojos() {
        return elements(descriptor, "mojo").toList();
    }

    /** Those that users set. */
    private static List<Element> parameters(Element mojo) {
        return elements(mojo, "parameter").filter(p -> text(p, "editable").equals("true")).toList();
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements.stream();
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).findFirst().map(Element::getTextContent).orElse("").strip();
    }
}
