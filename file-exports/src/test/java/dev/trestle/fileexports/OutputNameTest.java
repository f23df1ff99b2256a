package dev.trestle.fileexports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.HttpProblem;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value leads out of its place. */
class OutputNameTest {

    @Test
    void valuesOfAllTypes() {
        assertThat(new OutputName().text("a/").value("t", "Top_10-x.y").text("-").value("n", -5).text("-").value("b", true).text("-")
                .value("d", LocalDate.of(2026, 11, 30)).text("-").value("u", new UUID(1, 2)).text(".csv").get())
                .isEqualTo("a/Top_10-x.y--5-true-2026-11-30-00000000-0000-0001-0000-000000000002.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/", "\\", "a\\b", ".hidden", "a.", "a b", "a\0", "a\nb", "\u00e9", "a:b", "a*", "~\u0000",
            "..\u2215x", "a%2Fb", "CON|", "a\u202eb"})
    void otherTextIsRefused(String text) {
        OutputName name = new OutputName().text("films-").value("title", text).text(".csv");
        assertThatThrownBy(name::get).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.status().code()).isEqualTo(422);
            assertThat(problem.errors()).singleElement().satisfies(error -> assertThat(error.pointer()).isEqualTo("/title"));
        });
    }

    @Test
    void allMistakesAreNamed() {
        OutputName name = new OutputName().value("a", "x/y").value("b", "x".repeat(101)).value("c", LocalDate.MAX);
        assertThatThrownBy(name::get).isInstanceOfSatisfying(HttpProblem.class, problem ->
                assertThat(problem.errors()).extracting(error -> error.pointer()).containsExactly("/a", "/b", "/c"));
    }

    @Test
    void aNameHasALimit() {
        OutputName name = new OutputName().value("a", "x".repeat(100)).value("b", "x".repeat(100)).value("c", "x".repeat(56));
        assertThatThrownBy(name::get).isInstanceOfSatisfying(HttpProblem.class, problem ->
                assertThat(problem.errors()).extracting(error -> error.pointer()).containsExactly("/c"));
    }
}
