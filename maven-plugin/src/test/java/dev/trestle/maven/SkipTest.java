package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A goal that is skipped looks at nothing else: what the other parameters say may be wrong. */
class SkipTest {

    static Stream<TrestleMojo> goals() {
        return Stream.of(new GenerateMojo(), new CheckMojo(), new ExplainMojo(), new SnapshotMojo(), new BackfillMojo(), new PreviewMojo());
    }

    @ParameterizedTest
    @MethodSource("goals")
    void looksAtNothingElse(TrestleMojo goal) throws Exception {
        goal.project = new MavenProject();
        goal.project.setFile(new File("pom.xml").getAbsoluteFile());
        goal.outputDirectory = new File("target/generated");
        goal.database = "mysql";
        goal.skip = true;
        goal.execute();
        boolean generates = goal instanceof GenerateMojo;
        assertThat(goal.project.getCompileSourceRoots()).as("what is there is compiled").hasSize(generates ? 1 : 0);

        goal.skip = false;
        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class).hasMessageContaining("not 'mysql'");
    }
}
