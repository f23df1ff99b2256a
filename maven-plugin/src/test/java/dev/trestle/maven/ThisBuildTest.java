package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThisBuildTest {

    private static final Path PROJECT = Path.of("project").toAbsolutePath();

    private final ThisBuild build = new ThisBuild(new HashMap<>());

    @BeforeEach
    void claim() throws Exception {
        build.claim(configuration("films.yaml", "src/generated"));
    }

    @Test
    void twoExecutionsMayUseFoldersSideBySide() {
        assertThatCode(() -> build.claim(configuration("actors.yaml", "src/generated-actors")))
                .doesNotThrowAnyException();
    }

    @Test
    void oneExecutionMayRunTwice() {
        assertThatCode(() -> build.claim(configuration("films.yaml", "src/generated"))).doesNotThrowAnyException();
    }

    @Test
    void twoExecutionsMayNotShareAFolder() {
        for (String output : List.of("src/generated", "src", "src/generated/java")) {
            assertThatThrownBy(() -> build.claim(configuration("actors.yaml", output)))
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessage("two executions generate into src/generated and " + output
                            + ": give each an outputDirectory of its own, neither inside the other");
        }
    }

    @Test
    void anotherObjectOverTheSameContextKnowsTheSame() {
        Map<Object, Object> context = new HashMap<>();
        Path output = PROJECT.resolve("out");
        new ThisBuild(context).drifted(output, "One.java: different");
        new ThisBuild(context).generated(output, Map.of("One.java", "1a"));
        assertThat(new ThisBuild(context).drift(output)).containsExactly("One.java: different");
        assertThat(new ThisBuild(context).generated(output)).contains(Map.of("One.java", "1a"));
        assertThat(new ThisBuild(context).generated(PROJECT)).isEmpty();
    }

    private static Configuration configuration(String routes, String output) throws MojoFailureException {
        return new Configuration(
                PROJECT,
                PROJECT.resolve("target"),
                PROJECT.resolve(routes),
                PROJECT.resolve("queries"),
                PROJECT.resolve(output),
                List.of(),
                DatabaseChoice.of(null, null, null, null, null),
                PROJECT.resolve("targets"),
                Map.of(),
                Set.of());
    }
}
