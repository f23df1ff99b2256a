package dev.trestle.devdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:5432/films?user=me, jdbc:postgresql://h:5432/a+b?user=me",
        "jdbc:postgresql://h/films, jdbc:postgresql://h/a+b",
        "jdbc:postgresql:films, jdbc:postgresql:a+b",
        "jdbc:postgresql:films?ssl=true, jdbc:postgresql:a+b?ssl=true",
        "'jdbc:postgresql://h1:1,h2:2/films?a=/b', 'jdbc:postgresql://h1:1,h2:2/a+b?a=/b'",
    })
    void takesAnotherDatabase(String url, String expected) {
        assertThat(JdbcUrl.withDatabase(url, "a b")).isEqualTo(expected);
    }

    @Test
    void addsUserAndPasswordWhereTheyAreGiven() {
        String url = "jdbc:postgresql://h/films";
        assertThat(JdbcUrl.withUser(url, Optional.empty(), Optional.empty())).isEqualTo(url);
        assertThat(JdbcUrl.withUser(url, Optional.of("me"), Optional.of("a&b")))
                .isEqualTo(url + "?user=me&password=a%26b");
        assertThat(JdbcUrl.withUser(url + "?ssl=true", Optional.of("me"), Optional.empty()))
                .isEqualTo(url + "?ssl=true&user=me");
    }

    @Test
    void leavesOutWhatMayBeSecret() {
        assertThat(JdbcUrl.withoutParameters("jdbc:postgresql://h/films?password=secret"))
                .isEqualTo("jdbc:postgresql://h/films");
    }
}
