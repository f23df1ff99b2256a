package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.types.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals as text; PostgreSQL's own forms come from its documentation and its limits. */
class IntervalTest {

    private static final long HOUR = 3_600_000_000L;

    @ParameterizedTest
    @ValueSource(strings = {
        "PT0S", "P1Y2M3DT4H5M6.7S", "P-1Y-2M-3DT-4H-5M-6.7S", "P1Y-2D", "P-1Y2DT-0.000001S", "P178956970Y7M",
        "P-178956970Y-8M", "P-2147483648D", "PT2562047788H54.775807S", "PT-2562047788H-54.775808S", "infinity",
        "-infinity", "P12D", "PT60H",
    })
    void comesBackAsItWas(String text) {
        assertThat(Interval.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"P14M, P1Y2M", "P2W1D, P15D", "PT90M, PT1H30M", "PT1.50S, PT1.5S", "P+1D, P1D", "PT0.0000015S, PT0.000002S",
        "PT-0S, PT0S"})
    void otherForms(String text, String written) {
        assertThat(Interval.parse(text)).hasToString(written);
    }

    @Test
    void partsStayApart() {
        assertThat(Interval.parse("P1Y2M3DT4H")).isEqualTo(new Interval(14, 3, 4 * HOUR));
        assertThat(Interval.parse("PT24H")).isNotEqualTo(Interval.parse("P1D"));
    }

    @Test
    void refused() {
        for (String text : List.of("", "P", "PT", "P1", "1Y", "P1H", "PT1D", "P1YT", "-P1Y", "P1.5Y", "PT1S2H", "p1y",
                "P2147483648M", "PT2562047788H54.775808S", "P99999999999999999999D", "1 day")) {
            assertThatThrownBy(() -> Interval.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
