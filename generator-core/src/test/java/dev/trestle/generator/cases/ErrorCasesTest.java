package dev.trestle.generator.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder of a mistake shows one, and its name begins with the code that the mistake is reported by. */
class ErrorCasesTest {

    private static final int MOST_LINES = 8;

    private static final Pattern CODE = Pattern.compile(" \\[([a-z-]+)] ");

    /** {@code error_many} shows that mistakes of many kinds are reported in one run. */
    static Stream<CaseFolder> mistakes() {
        return CaseFolder.all().stream()
                .filter(folder -> folder.name().startsWith("error_") && !folder.name().equals("error_many"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isAboutOneMistake(CaseFolder folder) {
        List<String> lines = CaseFolder.read(folder.expectedDiagnostics()).lines().toList();
        Set<String> codes = lines.stream()
                .flatMap(line -> CODE.matcher(line).results().limit(1))
                .map(found -> found.group(1).replace('-', '_'))
                .collect(Collectors.toSet());
        String mistake = folder.path().getFileName().toString();

        assertThat(lines).hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(codes).as("a mistake, and at most one that it brings with it").hasSizeBetween(1, 2)
                .anyMatch(code -> (mistake + "_").startsWith(code + "_"));
    }
}
