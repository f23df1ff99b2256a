package dev.trestle.generator.house;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small files, one idea each. */
class FileSizeTest {

    private static final int HARD_LIMIT = 400;
    private static final int MEDIAN_LIMIT = 80;
    private static final int LINE_LIMIT = 160;

    /** Lines of code that folders of the run time may have; a folder within another has a budget of its own. */
    private static final Map<String, Integer> BUDGETS = Map.ofEntries(
            entry("listener/src/main/java", 450),
            entry("listener/src/main/java/dev/trestle/listener/http1", 150),
            entry("listener/src/main/java/dev/trestle/listener/process", 150),
            entry("media-store/src/main/java", 450),
            entry("runtime/src/main/java", 1_400),
            entry("runtime/src/main/java/dev/trestle/runtime/body", 120),
            entry("runtime/src/main/java/dev/trestle/runtime/cancellation", 50),
            entry("runtime/src/main/java/dev/trestle/runtime/cells", 80),
            entry("runtime/src/main/java/dev/trestle/runtime/database", 800),
            entry("runtime/src/main/java/dev/trestle/runtime/document", 80),
            entry("runtime/src/main/java/dev/trestle/runtime/list", 350),
            entry("runtime/src/main/java/dev/trestle/runtime/place", 100),
            entry("runtime/src/main/java/dev/trestle/runtime/progress", 20),
            entry("runtime/src/main/java/dev/trestle/runtime/refusal", 40),
            entry("runtime/src/main/java/dev/trestle/runtime/rows", 70),
            entry("runtime/src/main/java/dev/trestle/runtime/codec", 430),
            entry("runtime/src/main/java/dev/trestle/runtime/gather", 130),
            entry("runtime/src/main/java/dev/trestle/runtime/types", 500),
            entry("runtime/src/main/java/dev/trestle/runtime/vector", 80),
            entry("runtime/src/main/java/dev/trestle/runtime/log", 50),
            entry("runtime/src/main/java/dev/trestle/runtime/postgres", 380),
            entry("runtime/src/main/java/dev/trestle/runtime/sql", 220),
            entry("runtime/src/main/java/dev/trestle/runtime/routing", 350),
            entry("runtime/src/main/java/dev/trestle/runtime/settings", 165),
            entry("runtime/src/main/java/dev/trestle/runtime/pool", 260),
            entry("runtime/src/main/java/dev/trestle/runtime/service", 500),
            entry("runtime/src/main/java/dev/trestle/runtime/worker", 70),
            entry("files/src/main/java", 1_250),
            entry("formats/src/main/java", 1_700),
            entry("formats/src/main/java/dev/trestle/formats/cells", 150),
            entry("formats/src/main/java/dev/trestle/formats/digits", 80),
            entry("formats/src/main/java/dev/trestle/formats/arrow", 600),
            entry("formats/src/main/java/dev/trestle/formats/parquet", 900),
            entry("jobs/src/main/java", 1_650),
            entry("exports/src/main/java", 2_000),
            entry("computed/src/main/java", 1_650),
            entry("history/src/main/java", 400),
            entry("computed/src/main/java/dev/trestle/computed/call", 70),
            entry("computed/src/main/java/dev/trestle/computed/command", 200),
            entry("computed/src/main/java/dev/trestle/computed/failure", 120),
            entry("computed/src/main/java/dev/trestle/computed/given", 170),
            entry("computed/src/main/java/dev/trestle/computed/limit", 200),
            entry("computed/src/main/java/dev/trestle/computed/parameter", 80),
            entry("computed/src/main/java/dev/trestle/computed/preview", 170),
            entry("computed/src/main/java/dev/trestle/computed/rows", 100),
            entry("computed/src/main/java/dev/trestle/computed/backfill", 600),
            entry("computed/src/main/java/dev/trestle/computed/write", 150),
            entry("variants/src/main/java", 400),
            entry("data/src/main/java", 1_700),
            entry("data/src/main/java/dev/trestle/data/remote", 720),
            entry("load/src/main/java", 1_000),
            entry("load/src/main/java/dev/trestle/load/shape", 90),
            entry("file-exports/src/main/java", 650),
            entry("s3/src/main/java", 1_000),
            entry("test/src/main/java", 700),
            entry("test/src/main/java/dev/trestle/test/rows", 650));

    @Test
    void noFileIsLong() {
        assertThat(written()).filteredOn(source -> source.lines().size() > HARD_LIMIT)
                .extracting(source -> source.path() + " has " + source.lines().size() + " lines")
                .isEmpty();
    }

    @Test
    void halfOfTheFilesFitOnAScreen() {
        List<Integer> sizes = written().stream().map(source -> source.lines().size()).sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(MEDIAN_LIMIT);
    }

    @Test
    void noLineIsTooLong() {
        assertThat(written()).flatExtracting(FileSizeTest::longLines).isEmpty();
    }

    @Test
    void whatRunsInServicesStaysSmall() {
        assertThat(BUDGETS).allSatisfy((folder, budget) ->
                assertThat(JavaSource.below(folder).stream()
                        .filter(source -> folder.equals(withBudget(source)))
                        .mapToLong(FileSizeTest::codeLines)
                        .sum())
                        .as("lines of code in " + folder)
                        .isLessThanOrEqualTo(budget));
    }

    /** The innermost folder around it that has a budget. */
    private static String withBudget(JavaSource source) {
        return BUDGETS.keySet().stream()
                .filter(folder -> source.path().startsWith(Path.of("..", folder)))
                .max(Comparator.comparing(String::length))
                .orElseThrow();
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(written()).extracting(source -> source.path().getFileName().toString())
                .noneMatch(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl)\\.java"));
    }

    private static List<String> longLines(JavaSource source) {
        return IntStream.range(0, source.lines().size())
                .filter(i -> source.lines().get(i).length() > LINE_LIMIT)
                .mapToObj(i -> source.path() + ":" + (i + 1))
                .toList();
    }

    /** Without comments, imports and lone braces. */
    private static long codeLines(JavaSource source) {
        return source.lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("(\\*|/\\*|//|import |}).*"))
                .count();
    }

    private static List<JavaSource> written() {
        return Stream.of("test-support", "listener", "media-store", "runtime", "files", "formats", "jobs", "exports", "computed", "history", "variants", "data",
                    "load",
                    "file-exports", "s3", "generator-core",
                        "dev-database", "test", "maven-plugin", "example-project", "benchmarks/trestle", "benchmarks/helidon",
                        "benchmarks/spring", "benchmarks/vertx", "benchmarks/codecs", "benchmarks/files", "benchmarks/harness")
                .flatMap(module -> Stream.of(module + "/src/main/java", module + "/src/test/java"))
                .filter(folder -> Files.isDirectory(Path.of("..", folder)))
                .flatMap(folder -> JavaSource.below(folder).stream())
                .toList();
    }
}
