package dev.trestle.devdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenTest extends DevDatabaseContract {

    @Override
    DatabaseSettings settings() throws Exception {
        // Left open: it stands for somebody else's database.
        String url = TestServer.empty().jdbcUrl();
        return new DatabaseSettings.Given(
                url.substring(0, url.indexOf('?')), Optional.of("postgres"), Optional.of("se&cret"));
    }

    @Test
    void closingLeavesTheDatabaseAlone() throws Exception {
        DevDatabase theirs = TestServer.empty();
        DevDatabase.start(new DatabaseSettings.Given(theirs.jdbcUrl())).close();
        assertThat(ask(theirs, "select 1")).isEqualTo("1");
    }

    @Test
    void saysInOneLineThatNobodyAnswers() {
        assertThatThrownBy(() -> DevDatabase.start(
                        new DatabaseSettings.Given("jdbc:postgresql://localhost:1/films?user=me&password=secret")))
                .isInstanceOf(DevDatabaseException.class)
                .hasMessageStartingWith("cannot connect to jdbc:postgresql://localhost:1/films: ")
                .hasMessageContaining("refused")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "secret"));
    }

    @Test
    void saysThatAUrlIsNotPostgreSqls() {
        assertThatThrownBy(() -> DevDatabase.start(new DatabaseSettings.Given("jdbc:mysql://db/films?password=secret")))
                .isInstanceOf(DevDatabaseException.class)
                .hasMessage("not a JDBC URL of PostgreSQL, which starts with 'jdbc:postgresql:': jdbc:mysql://db/films");
    }

    @Test
    void saysThatTheUserIsNotKnown() throws Exception {
        String url = TestServer.empty().jdbcUrl().replace("user=postgres", "user=nobody");
        assertThatThrownBy(() -> DevDatabase.start(new DatabaseSettings.Given(url)))
                .isInstanceOf(DevDatabaseException.class)
                .hasMessageContaining("role \"nobody\" does not exist");
    }
}
