package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "text/csv                           | 1000",
        "text/csv;q=0.25                    | 250",
        "text/csv ; q=0.25                  | 250",
        "text/csv; Q=1.000                  | 1000",
        "text/csv;q=2                       | 1000",
        "text/*;q=0.3                       | 300",
        "*/*;q=0.001                        | 1",
        "*/*, text/csv;q=0                  | 0",
        "text/csv;q=0, */*                  | 0",
        "text/csv;q=0.1, text/*;q=0.9       | 100",
        "text/plain, application/json       | 0",
        "text/csvs, text                    | 0",
        ",, ;q=1, text/csv;q=0.5            | 500",
    })
    void theClosestRangeCounts(String header, int quality) {
        assertThat(Preference.of(List.of(header)).quality("text/csv")).isEqualTo(quality);
    }

    @Test
    void severalLinesAreOneList() {
        Preference preference = Preference.of(List.of("image/png", "text/csv;q=0.5, text/html"));
        assertThat(preference.quality("text/csv")).isEqualTo(500);
        assertThat(preference.quality("image/png")).isEqualTo(1000);
        assertThat(preference.isEmpty()).isFalse();
        assertThat(Preference.of(List.of("")).isEmpty()).isTrue();
    }
}
