package dev.trestle.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.cases.Compilation;
import dev.trestle.generator.emit.SourceFile;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial's files, as a reader would copy them, generate and compile. */
class TutorialTest {

    /** A path in bold code on a line of its own, and the file under it. */
    private static final Pattern FILE = Pattern.compile("(?ms)^\\*\\*`([^`]+)`\\*\\*\\n+```\\w*\\n(.*?)^```$");

    private final String tutorial = Project.read("docs/tutorial.md");

    @Test
    void itGeneratesAndCompiles(@TempDir Path project) throws IOException, SQLException {
        Map<String, String> files = files();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        assertThat(files).containsKeys("pom.xml", "src/main/trestle/routes.yaml");
        GenerationResult result = new Generator().generate(new GenerationRequest(
                project,
                project.resolve("src/main/trestle/routes.yaml"),
                project.resolve("src/main/trestle/queries"),
                TestDatabase.source(files.get("src/main/resources/db/migration/V1__books.sql"))));
        assertThat(result.diagnostics()).isEmpty();
        List<SourceFile> sources = new ArrayList<>(((GenerationResult.Generated) result).files());
        files.forEach((path, text) -> {
            if (path.startsWith("src/main/java/")) {
                sources.add(new SourceFile(path.substring("src/main/java/".length()), text));
            }
        });
        assertThat(Compilation.complaints(sources)).isEmpty();
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher file = FILE.matcher(tutorial);
        while (file.find()) {
            files.put(file.group(1), file.group(2));
        }
        return files;
    }
}
