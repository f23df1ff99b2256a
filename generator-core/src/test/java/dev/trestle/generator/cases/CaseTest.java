package dev.trestle.generator.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.emit.SourceFile;
import dev.trestle.generator.plan.model.DocumentPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares what each case folder gives with what it expects, both ways. {@code -Dupdate} rewrites what is expected, and
 * deletes what is stale. {@code -Dcase=error_columns} runs those folders alone whose names begin so.
 */
class CaseTest {

    private static final boolean UPDATE = System.getProperty("update") != null;

    @TestFactory
    Stream<DynamicTest> cases() {
        return CaseFolder.all().stream()
                .filter(folder -> folder.name().startsWith(System.getProperty("case", "")))
                .map(folder -> DynamicTest.dynamicTest(folder.name(), () -> run(folder)));
    }

    private static void run(CaseFolder folder) throws SQLException, IOException {
        GenerationResult result = folder.generate();
        List<SourceFile> sources = result instanceof GenerationResult.Generated generated ? generated.files() : List.of();
        List<SourceFile> files = new ArrayList<>(sources);
        if (result instanceof GenerationResult.Generated generated) {
            Stream.of(generated.migration(), generated.history()).filter(GenerationResult.Migration::needed)
                    .forEach(migration -> files.add(new SourceFile(migration.file(), migration.text())));
        }
        String diagnostics = result.diagnostics().stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
        String lines = diagnostics.isEmpty() ? "" : diagnostics + "\n";
        GoldenTree golden = new GoldenTree(folder.expectedSources());
        if (UPDATE) {
            golden.rewrite(files);
            Files.deleteIfExists(folder.expectedDiagnostics());
            if (!lines.isEmpty()) {
                Files.writeString(folder.expectedDiagnostics(), lines);
            }
        }
        assertThat(lines).isEqualTo(CaseFolder.read(folder.expectedDiagnostics()));
        TreeMap<String, String> actual = new TreeMap<>();
        files.forEach(source -> actual.put(source.path(), source.text()));
        assertThat(actual).isEqualTo(golden.read());
        List<SourceFile> compiled = new ArrayList<>(sources.stream().filter(source -> !isDocument(source)).toList());
        new GoldenTree(folder.userSources()).read().forEach((path, text) -> compiled.add(new SourceFile(path, text)));
        assertThat(Compilation.complaints(compiled)).isEmpty();
        sources.stream().filter(source -> !isDocument(source)).forEach(CaseTest::assertTidy);
        sources.stream().filter(CaseTest::isDocument).forEach(document -> {
            assertThat(document.text()).startsWith(SourceFile.JSON_MARK).endsWith("}\n");
            assertThat(new DocumentLint(document.text()).complaints()).isEmpty();
        });
    }

    private static boolean isDocument(SourceFile source) {
        return source.path().endsWith("/" + DocumentPlan.FILE);
    }

    private static void assertTidy(SourceFile source) {
        assertThat(source.text()).startsWith(SourceFile.MARK).endsWith("\n");
        source.text().lines().forEach(line -> {
            assertThat(line.length()).as(source.path() + ": " + line).isLessThanOrEqualTo(120);
            assertThat(line).as(source.path()).isEqualTo(line.stripTrailing());
        });
    }

    @Test
    void everyDiagnosticOccursInACase() {
        String all = CaseFolder.all().stream()
                .map(folder -> CaseFolder.read(folder.expectedDiagnostics()))
                .collect(Collectors.joining());
        List<String> missing = Stream.of(DiagnosticCode.values())
                .map(DiagnosticCode::id)
                .filter(id -> !all.contains("[" + id + "]"))
                .toList();
        if (!missing.equals(List.of("unsupported-server", "foreign-file"))) {
            fail("no case folder has " + missing + " (the two that need a server or a folder have tests of their own)");
        }
    }
}
