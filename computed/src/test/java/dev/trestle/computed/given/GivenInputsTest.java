package dev.trestle.computed.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.types.Json;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values of every kind of type, by odd names, in a table that refuses rows. */
@ExtendWith(Postgres.class)
class GivenInputsTest {

    private static final String SCHEMA = """
            CREATE SCHEMA "odd ""schema";
            CREATE TYPE "odd ""schema".mood AS ENUM ('glad', 'sad');
            CREATE DOMAIN "odd ""schema".percent AS integer CHECK (value BETWEEN 0 AND 100);
            CREATE DOMAIN "odd ""schema".filled AS text NOT NULL;
            CREATE TABLE "odd ""schema"."T" (
                id integer PRIMARY KEY, other "odd ""schema".filled, "number" integer NOT NULL, "Two Words" varchar(3),
                mood "odd ""schema".mood, share "odd ""schema".percent, amount numeric(6, 2), made timestamptz, tags text[],
                raw json, bits bytea)""";

    private static final String READ = """
            SELECT v.number, f."number", f."Two Words", f.mood, f.share, f.amount, f.made, f.tags, f.raw, f.bits
              FROM unnest(?::integer[])
                   WITH ORDINALITY AS v (id, number)
              JOIN "odd ""schema"."T" AS f ON f.id = v.id""";

    /** As the driver has them. */
    private static final GivenInputs<String> INPUTS = new GivenInputs<>("\"odd \"\"schema\".\"T\"", READ,
            binds -> binds.value(List.of(), PgCodecs.array(PgCodecs.INT4)),
            row -> row.int4(2) + "|" + row.textOrNull(3) + "|" + row.textOrNull(4) + "|" + row.valueOrNull(5, PgCodecs.INT4) + "|"
                    + row.valueOrNull(6, PgCodecs.NUMERIC) + "|" + row.valueOrNull(9, PgCodecs.JSON));

    @Test
    void readsEachByItsType(Postgres.Database database) {
        try (Trestle trestle = odd(database)) {
            List<GivenRow<String>> rows = read(trestle, List.of(Map.of("number", "1", "Two Words", "\"abc\"", "mood", "\"sad\"", "share", "7",
                    "amount", "12.345", "made", "\"2026-01-01T00:00:00Z\"", "tags", "[\"a\", null]", "raw", "{\"b\": 1,  \"a\": 2.50}"),
                    Map.of("number", "\"2\"", "bits", "\"\\\\x0aff\"")));
            assertThat(rows).extracting(GivenRow::inputs).containsExactly(
                    "1|abc|sad|7|12.35|Json[text={\"b\": 1,  \"a\": 2.50}]", "2|null|null|null|null|null");
            assertThat(rows.get(0).json()).contains("\"tags\": [\"a\", null]", "\"Two Words\": \"abc\"");
            assertThat(rows.get(1).json()).contains("\"bits\": \"\\\\x0aff\"").doesNotContain("other");
        }
    }

    @Test
    void findsWhatTypesRefuse(Postgres.Database database) {
        try (Trestle trestle = odd(database)) {
            HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> read(trestle, List.of(
                    Map.of("number", "1"),
                    Map.of("number", "3000000000", "Two Words", "\"abcd\"", "mood", "\"bad\""),
                    Map.of("number", "1", "share", "101", "amount", "99999", "made", "\"then\"", "tags", "7", "bits", "\"\\\\xf\""),
                    Map.of("number", "1", "amount", "\"NaN\""))));
            assertThat(problem.status().code()).isEqualTo(422);
            assertThat(problem.errors()).extracting(FieldError::pointer).containsExactlyInAnyOrder(
                    "/values/1/number", "/values/1/Two Words", "/values/1/mood", "/values/2/share", "/values/2/amount", "/values/2/made",
                    "/values/2/tags", "/values/2/bits", "/values/3");
            assertThat(problem.errors()).extracting(FieldError::message)
                    .contains("is not a value of the type character varying(3)", "is not a value of the type numeric(6,2)",
                            "has a value that the service cannot read")
                    .noneMatch(message -> message.contains("SELECT"));
        }
    }

    private static Trestle odd(Postgres.Database database) {
        Postgres.Database other = database.another();
        other.execute(SCHEMA);
        return Trestle.create(Config.just(ConfigSources.create(Map.of("database.url", other.url()))));
    }

    private static List<GivenRow<String>> read(Trestle trestle, List<Map<String, String>> rows) {
        return trestle.database().transaction(bound -> INPUTS.read(new GivenValues(rows.stream().map(GivenInputsTest::json).toList()), bound));
    }

    private static Map<String, @Nullable Json> json(Map<String, String> row) {
        Map<String, @Nullable Json> json = new LinkedHashMap<>();
        row.forEach((name, text) -> json.put(name, new Json(text)));
        return Collections.unmodifiableMap(json);
    }
}
