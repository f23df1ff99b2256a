package dev.trestle.benchmarks.codecs;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.codec.PgCodecs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From PostgreSQL's text to Java. No field is final, so that the compiler does not compute the results itself. */
@State(Scope.Thread)
public class Read {

    private String int4 = "12345678";
    private String numeric = "1234.50";
    private String uuid = "0d9c1f0e-6f5b-4b62-9c3a-2f9f0b1f7a11";
    private String date = "2026-03-14";
    private String timestamptz = "2026-03-14 15:09:26.535897+00";
    private String bytea = "\\x" + "00ff7f80".repeat(16);
    private String array = "{tag-3,\"a longer tag\",NULL,tag-7}";
    private Codec<List<@Nullable String>> texts = PgCodecs.array(PgCodecs.TEXT);

    /** integer. */
    @Benchmark
    public int int4() {
        return PgCodecs.INT4.parse(int4);
    }

    /** numeric. */
    @Benchmark
    public BigDecimal numeric() {
        return PgCodecs.NUMERIC.parse(numeric);
    }

    /** uuid. */
    @Benchmark
    public UUID uuid() {
        return PgCodecs.UUID.parse(uuid);
    }

    /** date. */
    @Benchmark
    public LocalDate date() {
        return PgCodecs.DATE.parse(date);
    }

    /** timestamptz. */
    @Benchmark
    public Instant timestamptz() {
        return PgCodecs.TIMESTAMPTZ.parse(timestamptz);
    }

    /** bytea of 64 bytes. */
    @Benchmark
    public byte[] bytea() {
        return PgCodecs.BYTEA.parse(bytea);
    }

    /** text[] of four items. */
    @Benchmark
    public List<@Nullable String> array() {
        return texts.parse(array);
    }
}
