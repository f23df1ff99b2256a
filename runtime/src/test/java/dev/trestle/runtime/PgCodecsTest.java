package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.postgres.CompositeReader;
import dev.trestle.runtime.postgres.CompositeWriter;
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
class PgCodecsTest {

    @Test
    void arraysAreRead() {
        assertThat(PgCodecs.array(PgCodecs.TEXT).parse("{}")).isEmpty();
        assertThat(PgCodecs.array(PgCodecs.TEXT).parse("{NULL,\"NULL\",null}")).containsExactly(null, "NULL", "null");
        assertThat(PgCodecs.array(PgCodecs.TEXT).parse("{\"\",\"a\\\"b\\\\c\",\"{x,y}\",d e}"))
                .containsExactly("", "a\"b\\c", "{x,y}", "d e");
        assertThat(PgCodecs.array(PgCodecs.INT4).parse("[0:1]={1,2}")).containsExactly(1, 2);
    }

    @Test
    void arraysOfMoreDimensionsAreRefused() {
        assertThatThrownBy(() -> PgCodecs.array(PgCodecs.INT4).parse("{{1,2},{3,4}}"))
                .isInstanceOf(UnreadableValue.class).hasMessageContaining("dimension");
    }

    @Test
    void arraysAreUnmodifiable() {
        List<Integer> items = PgCodecs.array(PgCodecs.INT4).parse("{1}");

        assertThatThrownBy(() -> items.add(2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void arraysAreWritten() {
        assertThat(PgCodecs.array(PgCodecs.TEXT).format(Arrays.asList("a", null, "NULL", "", "\"\\{},")))
                .isEqualTo("{\"a\",NULL,\"NULL\",\"\",\"\\\"\\\\{},\"}");
        assertThat(PgCodecs.array(PgCodecs.TEXT).format(List.of())).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02 03:04:05.5-03:30, 2026-01-02T06:34:05.500Z", "2026-01-02 03:04:05+01:02:03, 2026-01-02T02:02:02Z",
        "0044-03-15 12:00:00+00 BC, -0043-03-15T12:00:00Z", "12026-01-02 00:00:00+14, +12026-01-01T10:00:00Z",
    })
    void offsetsAndEras(String text, Instant instant) {
        assertThat(PgCodecs.TIMESTAMPTZ.parse(text)).isEqualTo(instant);
        assertThat(PgCodecs.TIMESTAMPTZ.parse(PgCodecs.TIMESTAMPTZ.format(instant))).isEqualTo(instant);
    }

    @Test
    void yearsBeforeTheFirst() {
        assertThat(PgCodecs.DATE.format(LocalDate.of(0, 2, 29))).isEqualTo("0001-02-29 BC");
        assertThat(PgCodecs.DATE.parse("0001-02-29 BC")).isEqualTo(LocalDate.of(0, 2, 29));
    }

    @Test
    void numericThatBigDecimalCannotHold() {
        for (String text : List.of("NaN", "Infinity", "-Infinity")) {
            assertThatThrownBy(() -> PgCodecs.NUMERIC.parse(text)).isInstanceOf(UnreadableValue.class);
        }
    }

    @Test
    void severalDimensions() {
        assertThat(PgCodecs.rows(PgCodecs.array(PgCodecs.TEXT)).parse("{{a,\"}{\"},{NULL,\"\"}}"))
                .containsExactly(List.of("a", "}{"), Arrays.asList(null, ""));
        assertThat(PgCodecs.rows(PgCodecs.array(PgCodecs.INT4)).format(List.of(List.of(1, 2), List.of(3, 4))))
                .isEqualTo("{{\"1\",\"2\"},{\"3\",\"4\"}}");
        assertThatThrownBy(() -> PgCodecs.rows(PgCodecs.array(PgCodecs.TEXT)).parse("{a}"))
                .isInstanceOf(UnreadableValue.class).hasMessageContaining("fewer dimensions");
    }

    @Test
    void anotherDelimiter() {
        assertThat(PgCodecs.array(';', PgCodecs.TEXT).parse("{(1,1),(0,0);(2,2),(1,1)}"))
                .containsExactly("(1,1),(0,0)", "(2,2),(1,1)");
        assertThat(PgCodecs.array(';', PgCodecs.TEXT).format(List.of("a", "b"))).isEqualTo("{\"a\";\"b\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[1,5)", "(,5]", "(,)", "[\"a,b\",\"c\"\"d\\\\e\")", "[\"\",z]", "(\\,,x)",
    })
    void ranges(String literal) {
        Range<String> range = PgCodecs.range(PgCodecs.TEXT).parse(literal);
        String written = PgCodecs.range(PgCodecs.TEXT).format(range);

        assertThat(PgCodecs.range(PgCodecs.TEXT).parse(written)).isEqualTo(range);
        assertThat(PgCodecs.multirange(PgCodecs.TEXT).parse("{" + literal + "," + written + "}"))
                .containsExactly(range, range);
    }

    @Test
    void boundsOfRanges() {
        assertThat(PgCodecs.range(PgCodecs.TEXT).parse("[\"\",\"c\"\"d\\\\e\")")).isEqualTo(Range.of("", "c\"d\\e"));
        assertThat(PgCodecs.range(PgCodecs.INT4).parse("(,5]")).isEqualTo(Range.of(null, 5, "[]"));
        assertThat(PgCodecs.range(PgCodecs.INT4).parse("empty")).isEqualTo(Range.emptyRange());
        assertThat(PgCodecs.range(PgCodecs.INT4).format(Range.emptyRange())).isEqualTo("empty");
        assertThat(PgCodecs.multirange(PgCodecs.INT4).parse("{}")).isEmpty();
        assertThatThrownBy(() -> Range.of(1, 2, "[[")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void composites() {
        String literal = "(1,\"a \"\"b\"\" \\\\ c\",,\"\")";
        CompositeReader fields = CompositeReader.of("public.t", literal, 4);

        assertThat(fields.<Integer>next(PgCodecs.INT4::parse)).isEqualTo(1);
        assertThat(fields.<String>nextOrNull(PgCodecs.TEXT::parse)).isEqualTo("a \"b\" \\ c");
        assertThatThrownBy(() -> fields.next(PgCodecs.TEXT::parse)).isInstanceOf(SchemaMismatch.class);
        assertThat(fields.<String>next(PgCodecs.TEXT::parse)).isEmpty();
        assertThatThrownBy(() -> CompositeReader.of("public.t", literal, 3))
                .isInstanceOf(SchemaMismatch.class).hasMessageContaining("has 4 fields");
        assertThat(new CompositeWriter().add(1, PgCodecs.INT4::format).add(null, PgCodecs.TEXT::format).add("\"", PgCodecs.TEXT::format).end())
                .isEqualTo("(\"1\",,\"\\\"\")");
        assertThat(new CompositeWriter().end()).isEqualTo("()");
    }
}
