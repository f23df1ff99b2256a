package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.types.Json;
import dev.trestle.testing.Postgres;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows as answers have them are bodies of the same format, which are stored as the same rows. */
class AnswersAreBodiesTest extends SampleBodies {

    private static final Columns SAMPLE = new Columns().add("sample_id", PgCodecs.INT4).add("label", PgCodecs.TEXT)
            .orNull("note", PgCodecs.TEXT).orNull("amount", PgCodecs.INT4).orNull("weight", PgCodecs.NUMERIC)
            .orNull("checked", PgCodecs.BOOL).orNull("drawn", PgCodecs.DATE).orNull("received", PgCodecs.TIMESTAMPTZ)
            .orNull("quality", PgCodecs.TEXT).orNull("tags", PgCodecs.array(PgCodecs.TEXT)).orNull("facts", PgCodecs.JSON);

    AnswersAreBodiesTest(Postgres.Database database) {
        super(database);
    }

    private static Stream<BodyFormat> columnar() {
        return Stream.of(RowFormats.ARROW, RowFormats.PARQUET);
    }

    @ParameterizedTest
    @MethodSource("columnar")
    void rowsAsAnswersHaveThem(BodyFormat format) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (RowEncoder rows = format.encoder(SAMPLE, FormatOptions.DEFAULTS, body)) {
            rows.object(out -> {
                out.startObject();
                out.name("sample_id").int4(1);
                out.name("label").text("Nord, \"\u00e9\" \ud83d\ude00");
                out.name("note").text("");
                out.name("amount").int4(Integer.MIN_VALUE);
                out.name("weight").value(new BigDecimal("1234567.891"), PgCodecs.NUMERIC);
                out.name("checked").bool(true);
                out.name("drawn").value(LocalDate.of(-43, 3, 15), PgCodecs.DATE);
                out.name("received").value(Instant.parse("2026-01-02T03:04:05.5Z"), PgCodecs.TIMESTAMPTZ);
                out.name("quality").text("doubtful");
                out.name("tags").value(Arrays.asList("a", null, "x,y"), PgCodecs.array(PgCodecs.TEXT));
                out.name("facts").value(new Json("null"), PgCodecs.JSON);
                out.endObject();
            });
            rows.object(out -> {
                out.startObject();
                out.name("sample_id").int4(2);
                out.name("label").text("b");
                for (int i = 2; i < SAMPLE.size(); i++) {
                    out.name(SAMPLE.name(i)).text((String) null);
                }
                out.endObject();
            });
            rows.end();
        }
        // Fields with a default that are never null are left out where they are null.
        assertThat(stored(format, body.toByteArray(), "sample_id, label, note, amount, weight, checked, drawn, received, quality, tags, facts"))
                .isEqualTo("1|Nord, \"\u00e9\" \ud83d\ude00||-2147483648|1234567.891|t|0044-03-15 BC|2026-01-02 03:04:05.5+00|doubtful"
                        + "|{a,NULL,\"x,y\"}\n2|b|1|good");
    }

    @Test
    void theNullOfJsonIsAValueOfAColumnThatIsNotNull() {
        Columns columns = new Columns().add("label", PgCodecs.TEXT).add("facts", PgCodecs.JSON);
        for (BodyFormat format : List.of(RowFormats.CSV, RowFormats.ARROW, RowFormats.PARQUET)) {
            empty();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (RowEncoder rows = format.encoder(columns, FormatOptions.DEFAULTS, body)) {
                rows.object(out -> {
                    out.startObject();
                    out.name("label").text("a");
                    out.name("facts").value(new Json("null"), PgCodecs.JSON);
                    out.endObject();
                });
                rows.end();
            }
            assertThat(stored(format, body.toByteArray(), "facts")).isEqualTo("null");
        }
    }
}
