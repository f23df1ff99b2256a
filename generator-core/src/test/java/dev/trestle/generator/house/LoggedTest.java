package dev.trestle.generator.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Test classes run beside each other, and one does not take the log of another for its own. */
class LoggedTest {

    private static final List<String> MODULES = List.of("listener", "runtime", "files", "jobs", "exports", "computed", "history", "variants",
            "data", "load", "s3");

    private static List<JavaSource> tests() {
        return MODULES.stream().flatMap(module -> JavaSource.below(module + "/src/test/java").stream()).toList();
    }

    private static Stream<String> lines(JavaSource source, String regex) {
        return source.lines().stream().filter(line -> line.matches(regex));
    }

    @Test
    void whatAClassLogsForAllIsReadAlone() {
        assertThat(tests()).filteredOn(source -> lines(source, ".*new Logged\\((\"\"|[\\w.]+\\(\\))\\).*").findAny().isPresent())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(lines(source, "@Isolated")).as(source.path().toString()).hasSize(1));
    }

    @Test
    void handlersOfLoggersAreInOnePlace() {
        assertThat(tests()).allSatisfy(source ->
                assertThat(lines(source, ".*\\.(addHandler|setUseParentHandlers)\\(.*")).as(source.path().toString()).isEmpty());
    }
}
