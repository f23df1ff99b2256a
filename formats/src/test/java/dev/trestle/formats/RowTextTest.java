package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Columns;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The places of the values of a row that is written as an object, as rows of hooks are. */
class RowTextTest {

    private static final String DEEP = "[".repeat(1_000) + "]".repeat(1_000);
    private static final BigDecimal LONG = new BigDecimal("-" + "9".repeat(1_500) + ".5");

    @Test
    void valuesOfAnObject() {
        RowText text = new RowText(new Columns()
                .add("n", PgCodecs.NUMERIC).add("plain", PgCodecs.TEXT).add("escaped", PgCodecs.TEXT).add("deep", PgCodecs.JSON)
                .add("lines", PgCodecs.JSON).orNull("nothing", PgCodecs.TEXT));
        for (int i = 0; i < 2; i++) {
            text.set(out -> {
                out.startObject();
                out.name("n").numeric(LONG);
                out.name("plain").text("é");
                out.name("escaped").text("a \"b\"");
                out.name("deep").raw(DEEP);
                out.name("lines").raw(" {\n\"k\" :\r\n\"é\"}\t");
                out.name("nothing").nothing();
                out.endObject();
            });
        }

        assertThat(value(text, 0)).isEqualTo(LONG.toString());
        assertThat(value(text, 1)).isEqualTo("\"é\"");
        assertThat(text.isEscaped(1)).isFalse();
        assertThat(value(text, 2)).isEqualTo("\"a \\\"b\\\"\"");
        assertThat(text.isEscaped(2)).isTrue();
        assertThat(value(text, 3)).isEqualTo(DEEP);
        assertThat(value(text, 4)).isEqualTo("{ \"k\" :  \"é\"}");
        assertThat(text.isNull(5)).isTrue();
    }

    private static String value(RowText text, int column) {
        return new String(text.bytes(), text.start(column), text.end(column) - text.start(column), StandardCharsets.UTF_8);
    }
}
