package dev.trestle.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links between files lead somewhere, and every page can be reached. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    @Test
    void noLinkIsDead() {
        List<String> dead = new ArrayList<>();
        for (Path page : Project.markdown()) {
            for (String link : links(page)) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
                boolean there = target.startsWith(Project.ROOT) && Files.exists(target);
                if (!there || parts.length > 1 && !anchors(target).contains(parts[1])) {
                    dead.add(Project.display(page) + " links to " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPageIsLinked() {
        Set<Path> reached = new HashSet<>(Set.of(Project.ROOT.resolve("README.md")));
        List<Path> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            Path page = open.remove(0);
            for (String link : links(page)) {
                Path target = page.resolveSibling(link.split("#", 2)[0]).normalize();
                if (target.toString().endsWith(".md") && Files.exists(target) && reached.add(target)) {
                    open.add(target);
                }
            }
        }
        assertThat(reached).containsAll(Project.markdown());
    }

    @Test
    void noPageNamesAPathOfAMachine() {
        assertThat(Project.markdown()).allSatisfy(page -> assertThat(Project.read(page))
                .as(Project.display(page))
                .doesNotContainPattern("(?m)(^|[\\s(`\"])/(home|root|tmp|work|usr|opt|var|Users)/"));
    }

    private static List<String> links(Path page) {
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(FENCE.matcher(Project.read(page)).replaceAll(""));
        while (link.find()) {
            if (!link.group(1).matches("[a-z]+:.*")) {
                links.add(URLDecoder.decode(link.group(1), StandardCharsets.UTF_8));
            }
        }
        return links;
    }

    /** As the usual renderers make them of headings: lower case, hyphens for blanks, no punctuation. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(FENCE.matcher(Project.read(page)).replaceAll(""));
        while (heading.find()) {
            String text = heading.group(1).strip().toLowerCase(Locale.ROOT);
            anchors.add(text.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'));
        }
        return anchors;
    }
}
