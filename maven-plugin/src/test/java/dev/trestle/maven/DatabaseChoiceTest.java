package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DatabaseChoiceTest {

    private static final String URL = "jdbc:postgresql://localhost/films";

    @Test
    void embeddedIsTheDefaultInTheTestedVersion() throws Exception {
        DatabaseChoice choice = DatabaseChoice.of(null, null, null, null, null);
        assertThat(choice).isEqualTo(new DatabaseChoice.Embedded(System.getProperty("postgresql.version")));
        assertThat(choice.throwaway()).isTrue();
    }

    @Test
    void aUrlIsEnoughToUseIt() throws Exception {
        DatabaseChoice choice = DatabaseChoice.of(null, "17.11.0", null, URL, "films");
        assertThat(choice).isEqualTo(new DatabaseChoice.Jdbc(URL, Optional.of("films")));
        assertThat(choice.throwaway()).isFalse();
    }

    @Test
    void aContainerHasTheTestedVersionsImage() throws Exception {
        DatabaseChoice choice = DatabaseChoice.of("container", null, null, null, null);
        assertThat(((DatabaseChoice.Container) choice).image()).matches("postgres:\\d+\\.\\d+");
        assertThat(DatabaseChoice.of("container", null, "postgres:17", null, null))
                .isEqualTo(new DatabaseChoice.Container("postgres:17"));
    }

    @Test
    void parametersThatDoNotFitAreNamed() {
        refused(() -> DatabaseChoice.of("embedded", null, null, URL, null),
                "jdbcUrl is set, but database is 'embedded' and not 'jdbc'");
        refused(() -> DatabaseChoice.of("jdbc", null, null, null, null), "database=jdbc needs a jdbcUrl");
        refused(() -> DatabaseChoice.of(null, null, null, null, "films"),
                "serverId is for database=jdbc, but database is 'embedded'");
        refused(() -> DatabaseChoice.of(null, null, "postgres:17", null, null),
                "containerImage is for database=container, but database is 'embedded'");
        refused(() -> DatabaseChoice.of("docker", null, null, null, null),
                "database is one of embedded, container and jdbc, not 'docker'");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(MojoFailureException.class).hasMessage(message);
    }
}
