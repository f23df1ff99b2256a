package dev.trestle.generator.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {

    private static final List<String> COLUMNS = List.of("id", "title", "description", "release_year", "x");

    @ParameterizedTest
    @CsvSource({
        "titel, title", // a swap of neighbours
        "titl, title", // a letter left out
        "tittle, title", // a letter too many
        "TITLE, title", // another case
        "releaseYear, release_year",
        "realese_yaer, release_year",
        "di, id",
        "xy, x"
    })
    void namesTheNearest(String wrong, String meant) {
        assertThat(Suggestion.didYouMean(wrong, COLUMNS)).isEqualTo(" (did you mean '" + meant + "'?)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rating", "a", "ab", "titanic", "", "descr"})
    void isSilentWhereNothingIsNear(String wrong) {
        assertThat(Suggestion.didYouMean(wrong, COLUMNS)).isEmpty();
    }

    @Test
    void takesTheFirstInOrderOfSeveralEquallyNear() {
        assertThat(Suggestion.didYouMean("colour_c", List.of("colour_b", "colour_a")))
                .isEqualTo(" (did you mean 'colour_a'?)");
    }

    @Test
    void hasNothingToSuggestFromNothing() {
        assertThat(Suggestion.didYouMean("title", List.of())).isEmpty();
    }

    @Test
    void copesWithHugeNames() {
        assertThat(Suggestion.didYouMean("x".repeat(5_000_000), COLUMNS)).isEmpty();
    }
}
