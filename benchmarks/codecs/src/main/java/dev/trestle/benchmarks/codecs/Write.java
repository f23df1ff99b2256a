package dev.trestle.benchmarks.codecs;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.codec.PgCodecs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From Java to PostgreSQL's text. No field is final, so that the compiler does not compute the results itself. */
@State(Scope.Thread)
public class Write {

    private long cents = 123450;
    private UUID uuid = UUID.fromString("0d9c1f0e-6f5b-4b62-9c3a-2f9f0b1f7a11");
    private LocalDate date = LocalDate.of(2026, 3, 14);
    private Instant timestamptz = Instant.parse("2026-03-14T15:09:26.535897Z");
    private byte[] bytea = new byte[64];
    private List<@Nullable String> array = Arrays.asList("tag-3", "a longer tag", null, "tag-7");
    private Codec<List<@Nullable String>> texts = PgCodecs.array(PgCodecs.TEXT);

    /** numeric, each time another object, as it remembers its text. */
    @Benchmark
    public String numeric() {
        return PgCodecs.NUMERIC.format(BigDecimal.valueOf(cents, 2));
    }

    /** uuid. */
    @Benchmark
    public String uuid() {
        return PgCodecs.UUID.format(uuid);
    }

    /** date. */
    @Benchmark
    public String date() {
        return PgCodecs.DATE.format(date);
    }

    /** timestamptz. */
    @Benchmark
    public String timestamptz() {
        return PgCodecs.TIMESTAMPTZ.format(timestamptz);
    }

    /** bytea of 64 bytes. */
    @Benchmark
    public String bytea() {
        return PgCodecs.BYTEA.format(bytea);
    }

    /** text[] of four items. */
    @Benchmark
    public String array() {
        return texts.format(array);
    }
}
