package dev.trestle.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What ARCHITECTURE.md and CONTRIBUTING.md name exists, and the former names every module and package. */
class ArchitectureTest {

    private static final Pattern CODE_NAME = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.\\w+)*`");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([a-z0-9.-]+)`");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern FILE = Pattern.compile("`([a-z-]+/[^`<>*]+)`");
    private static final Pattern MAY_IMPORT = Pattern.compile("\"([a-z0-9.]+)\", Set\\.of\\(([^)]*)\\)");

    private final String text = Project.read("ARCHITECTURE.md");

    @Test
    void classesExist() {
        Set<String> classes = Project.MODULES.stream()
                .flatMap(module -> Stream.of(module + "/src/main/java", module + "/src/test/java"))
                .flatMap(folder -> Project.java(folder).stream())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> named = names(CODE_NAME, text + Project.read("CONTRIBUTING.md"));
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(classes).containsAll(named);
    }

    @Test
    void modulesAreThoseOfTheBuild() {
        Set<String> modules = new TreeSet<>(names(MODULE, Project.read("pom.xml")));
        assertThat(modules).isEqualTo(new TreeSet<>(Project.MODULES));
        assertThat(new TreeSet<>(names(FIRST_CELL, section("Modules")))).isEqualTo(modules);
    }

    @Test
    void packagesAreThoseOfTheSources() {
        MarkdownTable table = new MarkdownTable("Package", "Module", "What it is");
        for (String module : Project.MODULES) {
            Path root = Project.ROOT.resolve(module).resolve("src/main/java");
            List<Path> folders =
                    Project.java(module + "/src/main/java").stream().map(Path::getParent).distinct().sorted().toList();
            for (Path folder : folders) {
                String name = root.relativize(folder).toString().replace('\\', '.').replace('/', '.');
                String comment = Project.read(folder.resolve("package-info.java"));
                table.row(MarkdownTable.code(name), module, JavadocText.firstSentence(comment));
            }
        }
        MarkedBlock.in("ARCHITECTURE.md", "table:packages").holds(table.toString());
    }

    @Test
    void importsAreThoseThatAreAllowed() {
        importsAreThoseOf("ImportDirectionTest", "table:imports");
        importsAreThoseOf("RuntimeImportsTest", "table:runtime-imports");
    }

    private static void importsAreThoseOf(String test, String block) {
        String rules = Project.read("generator-core/src/test/java/dev/trestle/generator/house/" + test + ".java");
        String map = rules.substring(rules.indexOf("MAY_IMPORT ="), rules.indexOf(';', rules.indexOf("MAY_IMPORT =")));
        MarkdownTable table = new MarkdownTable("Package", "may import");
        MAY_IMPORT.matcher(map).results().forEach(rule ->
                table.row(rule.group(1), rule.group(2).isEmpty() ? "nothing" : rule.group(2).replaceAll("\\s+", " ").strip().replace("\"", "")));
        MarkedBlock.in("ARCHITECTURE.md", block).holds(table.toString());
    }

    @Test
    void filesExist() {
        assertThat(names(FILE, text))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Files.exists(Project.ROOT.resolve(path))).as(path).isTrue());
    }

    private String section(String heading) {
        int start = text.indexOf("\n## " + heading + "\n");
        assertThat(start).as("ARCHITECTURE.md has the section " + heading).isNotNegative();
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).distinct().toList();
    }
}
