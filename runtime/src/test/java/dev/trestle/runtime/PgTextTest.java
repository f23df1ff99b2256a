package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.postgres.CompositeReader;
import dev.trestle.runtime.postgres.CompositeWriter;
import dev.trestle.runtime.postgres.PgText;
import dev.trestle.runtime.postgres.SchemaMismatch;
import dev.trestle.runtime.postgres.UnreadableValue;
import dev.trestle.runtime.types.Range;
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
        assertThat(PgText.array(PgText::text).apply("{}")).isEmpty();
        assertThat(PgText.array(PgText::text).apply("{NULL,\"NULL\",null}")).containsExactly(null, "NULL", "null");
        assertThat(PgText.array(PgText::text).apply("{\"\",\"a\\\"b\\\\c\",\"{x,y}\",d e}"))
                .containsExactly("", "a\"b\\c", "{x,y}", "d e");
        assertThat(PgText.array(PgText::int4).apply("[0:1]={1,2}")).containsExactly(1, 2);
    }

    @Test
    void arraysOfMoreDimensionsAreRefused() {
        assertThatThrownBy(() -> PgText.array(PgText::int4).apply("{{1,2},{3,4}}"))
                .isInstanceOf(UnreadableValue.class).hasMessageContaining("dimension");
    }

    @Test
    void arraysAreUnmodifiable() {
        List<Integer> items = PgText.<Integer>array(PgText::int4).apply("{1}");

        assertThatThrownBy(() -> items.add(2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void arraysAreWritten() {
        assertThat(PgText.ofArray(PgText::ofText).apply(Arrays.asList("a", null, "NULL", "", "\"\\{},")))
                .isEqualTo("{\"a\",NULL,\"NULL\",\"\",\"\\\"\\\\{},\"}");
        assertThat(PgText.ofArray(PgText::ofText).apply(List.of())).isEqualTo("{}");
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
            assertThatThrownBy(() -> PgText.numeric(text)).isInstanceOf(UnreadableValue.class);
        }
    }

    @Test
    void severalDimensions() {
        assertThat(PgText.rows(PgText.array(PgText::text)).apply("{{a,\"}{\"},{NULL,\"\"}}"))
                .containsExactly(List.of("a", "}{"), Arrays.asList(null, ""));
        assertThat(PgText.ofRows(PgText.ofArray(PgText::ofInt4)).apply(List.of(List.of(1, 2), List.of(3, 4))))
                .isEqualTo("{{\"1\",\"2\"},{\"3\",\"4\"}}");
        assertThatThrownBy(() -> PgText.rows(PgText.array(PgText::text)).apply("{a}"))
                .isInstanceOf(UnreadableValue.class).hasMessageContaining("fewer dimensions");
    }

    @Test
    void anotherDelimiter() {
        assertThat(PgText.array(';', PgText::text).apply("{(1,1),(0,0);(2,2),(1,1)}"))
                .containsExactly("(1,1),(0,0)", "(2,2),(1,1)");
        assertThat(PgText.ofArray(';', PgText::ofText).apply(List.of("a", "b"))).isEqualTo("{\"a\";\"b\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[1,5)", "(,5]", "(,)", "[\"a,b\",\"c\"\"d\\\\e\")", "[\"\",z]", "(\\,,x)",
    })
    void ranges(String literal) {
        Range<String> range = PgText.<String>range(PgText::text).apply(literal);
        String written = PgText.<String>ofRange(PgText::ofText).apply(range);

        assertThat(PgText.range(PgText::text).apply(written)).isEqualTo(range);
        assertThat(PgText.multirange(PgText::text).apply("{" + literal + "," + written + "}"))
                .containsExactly(range, range);
    }

    @Test
    void boundsOfRanges() {
        assertThat(PgText.range(PgText::text).apply("[\"\",\"c\"\"d\\\\e\")")).isEqualTo(Range.of("", "c\"d\\e"));
        assertThat(PgText.range(PgText::int4).apply("(,5]")).isEqualTo(Range.of(null, 5, "[]"));
        assertThat(PgText.range(PgText::int4).apply("empty")).isEqualTo(Range.emptyRange());
        assertThat(PgText.<Integer>ofRange(PgText::ofInt4).apply(Range.emptyRange())).isEqualTo("empty");
        assertThat(PgText.multirange(PgText::int4).apply("{}")).isEmpty();
        assertThatThrownBy(() -> Range.of(1, 2, "[[")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void composites() {
        String literal = "(1,\"a \"\"b\"\" \\\\ c\",,\"\")";
        CompositeReader fields = CompositeReader.of("public.t", literal, 4);

        assertThat(fields.<Integer>next(PgText::int4)).isEqualTo(1);
        assertThat(fields.<String>nextOrNull(PgText::text)).isEqualTo("a \"b\" \\ c");
        assertThatThrownBy(() -> fields.next(PgText::text)).isInstanceOf(SchemaMismatch.class);
        assertThat(fields.<String>next(PgText::text)).isEmpty();
        assertThatThrownBy(() -> CompositeReader.of("public.t", literal, 3))
                .isInstanceOf(SchemaMismatch.class).hasMessageContaining("has 4 fields");
        assertThat(new CompositeWriter().add(1, PgText::ofInt4).add(null, PgText::ofText).add("\"", PgText::ofText).end())
                .isEqualTo("(\"1\",,\"\\\"\")");
        assertThat(new CompositeWriter().end()).isEqualTo("()");
    }
}
