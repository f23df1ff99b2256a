package dev.trestle.generator.house;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The direction in which the packages of the generator know each other; ARCHITECTURE.md has the picture. */
class ImportDirectionTest {

    private static final String ROOT = "dev.trestle.generator";

    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("diagnostic", Set.of()),
            entry("route", Set.of()),
            entry("config", Set.of("route", "diagnostic")),
            entry("catalog", Set.of("diagnostic")),
            entry("query", Set.of("catalog", "config", "diagnostic")),
            entry("target", Set.of("config", "diagnostic")),
            entry("dataset", Set.of("route", "config", "query", "diagnostic")),
            entry("plan.model", Set.of("route", "catalog", "target", "diagnostic")),
            entry("plan.type", Set.of("plan.model", "config", "catalog", "query", "diagnostic")),
            entry("plan.sql", Set.of("plan.model", "route")),
            entry("plan.export", Set.of(
                    "plan.model", "plan.type", "plan.sql", "route", "config", "catalog", "target", "diagnostic")),
            entry("plan.document", Set.of("plan.model", "route", "config", "catalog", "query")),
            entry("openapi", Set.of("plan.model", "route")),
            entry("plan", Set.of("plan.model", "plan.type", "plan.sql", "plan.export", "plan.document", "route", "config", "catalog",
                    "query", "target", "dataset", "diagnostic")),
            entry("compare", Set.of("plan.type", "route", "config", "diagnostic")),
            entry("check", Set.of("plan.model", "diagnostic")),
            entry("emit.text", Set.of()),
            entry("emit.value", Set.of("emit.text", "plan.model")),
            entry("emit", Set.of("emit.text", "emit.value", "plan.model", "route")),
            entry("output", Set.of("emit", "diagnostic")));

    private static final Map<String, Set<String>> ONLY_IN = Map.of(
            "com.palantir.javapoet", Set.of("emit", "emit.text", "emit.value"),
            "org.snakeyaml", Set.of("config", "target"),
            "java.sql", Set.of("catalog", "query", "target", "dataset", ""),
            "org.postgresql", Set.of("catalog", "query"));

    @Test
    void packagesImportOnlyWhatTheyMay() {
        List<String> broken = new ArrayList<>();
        for (JavaSource source : generator()) {
            String own = own(source);
            for (String imported : source.importedPackages()) {
                if (!own.isEmpty() && imported.startsWith(ROOT + ".")) {
                    String other = imported.substring(ROOT.length() + 1);
                    if (!other.equals(own) && !MAY_IMPORT.get(own).contains(other)) {
                        broken.add(source.path() + " imports " + imported);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void librariesStayInTheirPackage() {
        List<String> broken = new ArrayList<>();
        for (JavaSource source : generator()) {
            for (String imported : source.importedPackages()) {
                ONLY_IN.forEach((library, packages) -> {
                    boolean typeName = library.equals("java.sql") && own(source).equals("emit");
                    if (imported.startsWith(library) && !packages.contains(own(source)) && !typeName) {
                        broken.add(source.path() + " imports " + imported);
                    }
                });
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theRuntimeKnowsNothingOfTheGenerator() {
        assertThat(runtimeImports()).noneMatch(imported -> imported.startsWith(ROOT));
    }

    /** The name of Jackson's packages has changed once; a rule about one that is not there holds nothing. */
    @Test
    void theRuntimeReadsAndWritesTokensOfJsonAlone() {
        assertThat(runtimeImports()).filteredOn(imported -> imported.contains("jackson"))
                .isNotEmpty()
                .allMatch(imported -> imported.startsWith("tools.jackson.core"));
    }

    @Test
    void theTextOfTypesKnowsNothingElseOfTrestle() {
        List<String> broken = JavaSource.below("runtime/src/main/java/dev/trestle/runtime/types").stream()
                .flatMap(source -> source.importedPackages().stream())
                .filter(imported -> imported.startsWith("dev.trestle"))
                .toList();
        assertThat(broken).isEmpty();
    }

    private static List<String> runtimeImports() {
        return JavaSource.below("runtime/src/main/java").stream()
                .flatMap(source -> source.importedPackages().stream())
                .toList();
    }

    private static List<JavaSource> generator() {
        return JavaSource.below("generator-core/src/main/java");
    }

    /** {@code plan.model} for a file of that package; empty for the root. */
    private static String own(JavaSource source) {
        String path = source.path().getParent().toString().replace('\\', '/');
        return path.replaceFirst(".*/dev/trestle/generator/?", "").replace('/', '.');
    }
}
