package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL's text form, where HTTP does not reach. */
class PgTextTest {

    @Test
    void arraysAreRead() {
        assertThat(PgText.array("{}", PgText::text)).isEmpty();
        assertThat(PgText.array("{NULL,\"NULL\",null}", PgText::text)).containsExactly(null, "NULL", "null");
        assertThat(PgText.array("{\"\",\"a\\\"b\\\\c\",\"{x,y}\",d e}", PgText::text))
                .containsExactly("", "a\"b\\c", "{x,y}", "d e");
        assertThat(PgText.array("[0:1]={1,2}", PgText::int4)).containsExactly(1, 2);
    }

    @Test
    void arraysOfMoreDimensionsAreRefused() {
        assertThatThrownBy(() -> PgText.array("{{1,2},{3,4}}", PgText::int4))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("dimension");
    }

    @Test
    void arraysAreUnmodifiable() {
        List<Integer> items = PgText.array("{1}", PgText::int4);

        assertThatThrownBy(() -> items.add(2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void arraysAreWritten() {
        assertThat(PgText.ofArray(Arrays.asList("a", null, "NULL", "", "\"\\{},"), PgText::ofText))
                .isEqualTo("{\"a\",NULL,\"NULL\",\"\",\"\\\"\\\\{},\"}");
        assertThat(PgText.ofArray(List.of(), PgText::ofText)).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02 03:04:05.5-03:30, 2026-01-02T06:34:05.500Z", "2026-01-02 03:04:05+01:02:03, 2026-01-02T02:02:02Z",
        "0044-03-15 12:00:00+00 BC, -0043-03-15T12:00:00Z", "12026-01-02 00:00:00+14, +12026-01-01T10:00:00Z",
    })
    void offsetsAndEras(String text, Instant instant) {
        assertThat(PgText.timestamptz(text)).isEqualTo(instant);
        assertThat(PgText.timestamptz(PgText.ofTimestamptz(instant))).isEqualTo(instant);
    }

    @Test
    void yearsBeforeTheFirst() {
        assertThat(PgText.ofDate(LocalDate.of(0, 2, 29))).isEqualTo("0001-02-29 BC");
        assertThat(PgText.date("0001-02-29 BC")).isEqualTo(LocalDate.of(0, 2, 29));
    }

    @Test
    void numericThatBigDecimalCannotHold() {
        for (String text : List.of("NaN", "Infinity", "-Infinity")) {
            assertThatThrownBy(() -> PgText.numeric(text)).isInstanceOf(ArithmeticException.class);
        }
    }
}
