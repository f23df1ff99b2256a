package dev.trestle.generator.house;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the run time: which of its packages know each other, and which library is known where. */
class RuntimeImportsTest {

    private static final String ROOT = "dev.trestle.";

    private static final List<String> MODULES =
            List.of("listener", "media-store", "runtime", "files", "formats", "jobs", "exports", "computed", "history", "variants", "data",
                    "load",
                    "file-exports", "s3", "test");

    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("listener.http1", Set.of()),
            entry("listener.process", Set.of()),
            entry("listener", Set.of("listener.http1", "listener.process")),
            entry("runtime.types", Set.of()),
            entry("runtime.postgres", Set.of("runtime.types")),
            entry("runtime.log", Set.of()),
            entry("runtime.body", Set.of()),
            entry("runtime.cancellation", Set.of()),
            entry("runtime.cells", Set.of("runtime.types")),
            entry("runtime.document", Set.of("runtime.routing", "runtime.service", "runtime.settings")),
            entry("runtime.place", Set.of()),
            entry("runtime.progress", Set.of()),
            entry("runtime.refusal", Set.of("listener.http1")),
            entry("runtime.rows", Set.of("runtime", "runtime.cancellation", "runtime.database")),
            entry("runtime", Set.of("listener.http1", "runtime.body", "runtime.cells", "runtime.log", "runtime.place", "runtime.postgres",
                    "runtime.refusal", "runtime.types")),
            entry("runtime.database", Set.of("listener", "runtime", "runtime.cancellation", "runtime.log", "runtime.postgres")),
            entry("runtime.vector", Set.of("runtime")),
            entry("runtime.codec", Set.of("runtime", "runtime.postgres", "runtime.types", "runtime.vector")),
            entry("runtime.gather", Set.of("runtime", "runtime.cancellation", "runtime.database")),
            entry("runtime.list", Set.of("runtime", "runtime.body", "runtime.database")),
            entry("runtime.sql", Set.of("runtime", "runtime.database")),
            entry("runtime.routing", Set.of("runtime", "runtime.database", "runtime.log", "runtime.postgres")),
            entry("runtime.settings", Set.of()),
            entry("runtime.worker", Set.of()),
            entry("runtime.pool", Set.of("runtime.postgres", "runtime.settings")),
            entry("runtime.service", Set.of("listener", "runtime", "runtime.codec", "runtime.database", "runtime.pool", "runtime.postgres",
                    "runtime.routing", "runtime.settings")),
            entry("runtime.media", Set.of()),
            entry("files", Set.of("runtime", "runtime.database", "runtime.media", "runtime.routing", "runtime.service", "runtime.settings")),
            entry("formats.cells", Set.of("runtime", "runtime.cells", "runtime.types")),
            entry("formats.arrow", Set.of("formats.cells", "runtime")),
            entry("formats.parquet", Set.of("formats.cells", "runtime")),
            entry("formats.digits", Set.of()),
            entry("formats", Set.of("formats.arrow", "formats.digits", "formats.parquet", "runtime", "runtime.body", "runtime.codec",
                    "runtime.database")),
            entry("jobs", Set.of(
                    "runtime", "runtime.codec", "runtime.database", "runtime.log", "runtime.postgres", "runtime.progress", "runtime.routing",
                    "runtime.rows", "runtime.service", "runtime.settings", "runtime.types")),
            entry("exports", Set.of(
                    "runtime", "runtime.codec", "runtime.database", "runtime.log", "runtime.postgres", "runtime.routing",
                    "runtime.service", "runtime.settings", "runtime.types", "runtime.worker")),
            entry("computed.failure", Set.of("runtime", "runtime.log", "runtime.postgres")),
            entry("computed.limit", Set.of("runtime", "runtime.codec", "runtime.database")),
            entry("computed.backfill", Set.of("runtime", "runtime.codec", "runtime.database", "runtime.log", "runtime.worker")),
            entry("history", Set.of(
                    "runtime", "runtime.codec", "runtime.database", "runtime.postgres", "runtime.routing", "runtime.service", "runtime.settings",
                    "runtime.worker")),
            entry("computed.given", Set.of("runtime", "runtime.database", "runtime.postgres", "runtime.types")),
            entry("computed.call", Set.of("computed.failure", "computed.limit")),
            entry("computed.parameter", Set.of("computed.call", "computed.failure", "computed.limit", "runtime")),
            entry("computed.preview", Set.of(
                    "computed.call", "computed.failure", "computed.given", "computed.limit", "runtime", "runtime.codec", "runtime.database")),
            entry("computed.command", Set.of(
                    "computed", "computed.preview", "runtime", "runtime.database", "runtime.service", "runtime.types")),
            entry("computed.rows", Set.of("computed.failure", "runtime", "runtime.database")),
            entry("computed.write", Set.of("computed.failure", "runtime", "runtime.database")),
            entry("computed", Set.of(
                    "computed.backfill", "computed.call", "computed.failure", "computed.limit", "computed.parameter", "computed.preview",
                    "computed.rows", "computed.write", "runtime", "runtime.codec",
                    "runtime.database", "runtime.log", "runtime.postgres", "runtime.routing", "runtime.service", "runtime.settings", "runtime.worker")),
            entry("variants", Set.of("runtime", "runtime.codec", "runtime.database", "runtime.log", "runtime.postgres", "runtime.routing",
                    "runtime.service", "runtime.settings", "runtime.worker")),
            entry("load.shape", Set.of("runtime")),
            entry("load", Set.of("formats", "load.shape", "runtime", "runtime.body", "runtime.cancellation", "runtime.database", "runtime.place",
                    "runtime.postgres", "runtime.progress", "runtime.service", "runtime.settings", "runtime.sql")),
            entry("data.remote", Set.of("runtime.settings")),
            entry("data", Set.of("data.remote", "listener", "runtime", "runtime.cancellation", "runtime.database", "runtime.log",
                    "runtime.rows", "runtime.service", "runtime.settings", "runtime.types")),
            entry("fileexports", Set.of("formats", "jobs", "runtime", "runtime.database", "runtime.log", "runtime.progress",
                    "runtime.service", "runtime.settings")),
            entry("s3", Set.of("data.remote", "fileexports", "runtime.media", "runtime.service", "runtime.settings")),
            entry("devdb", Set.of()),
            entry("test.rows", Set.of("runtime.postgres")),
            entry("test", Set.of("devdb", "runtime.postgres", "runtime.service", "test.rows")));

    private static final Map<String, Set<String>> ONLY_IN = Map.of(
            "org.apache.tika", Set.of("runtime.media"),
            "org.apache.commons.fileupload2", Set.of("files"),
            "org.apache.arrow", Set.of("formats", "formats.arrow"),
            "org.apache.parquet", Set.of("formats", "formats.parquet"),
            "com.github.luben", Set.of("formats", "formats.arrow", "formats.parquet"),
            "com.zaxxer.hikari", Set.of("runtime.postgres", "runtime.pool", "exports"),
            "org.postgresql", Set.of("load", "runtime.database", "runtime.postgres", "runtime.pool", "runtime.service", "exports", "test",
                    "test.rows"),
            "com.github.kagkarlsson", Set.of("jobs"),
            "org.duckdb", Set.of("data"),
            "software.amazon.awssdk", Set.of("s3"));

    private static Stream<JavaSource> sources() {
        return MODULES.stream().flatMap(module -> JavaSource.below(module + "/src/main/java").stream());
    }

    @Test
    void packagesKnowOnlyWhatTheyMay() {
        List<String> broken = new ArrayList<>();
        sources().forEach(source -> source.importedPackages().stream()
                .filter(imported -> imported.startsWith(ROOT))
                .map(imported -> imported.substring(ROOT.length()))
                .filter(imported -> !imported.equals(own(source)))
                .filter(imported -> !MAY_IMPORT.get(own(source)).contains(imported))
                .forEach(imported -> broken.add(source.path() + " imports " + imported)));
        assertThat(broken).isEmpty();
    }

    @Test
    void theRulesHaveNoCycle() {
        List<String> free = new ArrayList<>();
        boolean found = true;
        while (found) {
            found = MAY_IMPORT.keySet().stream().filter(name -> !free.contains(name) && free.containsAll(MAY_IMPORT.get(name)))
                    .toList().stream().map(free::add).reduce(false, Boolean::logicalOr);
        }
        assertThat(free).containsExactlyInAnyOrderElementsOf(MAY_IMPORT.keySet());
    }

    @Test
    void librariesStayInTheirPackage() {
        List<String> broken = new ArrayList<>();
        sources().forEach(source -> ONLY_IN.forEach((library, packages) -> source.importedPackages().stream()
                .filter(imported -> imported.startsWith(library) && !packages.contains(own(source)))
                .forEach(imported -> broken.add(source.path() + " imports " + imported))));
        assertThat(broken).isEmpty();
    }

    /** {@code runtime.types} for a file of that package. */
    private static String own(JavaSource source) {
        return source.path().getParent().toString().replace('\\', '/').replaceFirst(".*/dev/trestle/", "").replace('/', '.');
    }
}
