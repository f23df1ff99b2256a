package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.types.NumberText;
import dev.trestle.runtime.types.Numeric;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@link Numeric}. In JSON a number is a number with its digits kept; NaN and the infinities are the
 * strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, as for double precision.
 */
public final class NumericCodec implements Codec<Numeric> {

    /** For generated code. */
    public NumericCodec() {}

    @Override
    public Numeric parse(String text) {
        Numeric word = Numeric.ofWord(text);
        return word == null ? Numeric.of(PgCodecs.NUMERIC.parse(text)) : word;
    }

    @Override
    public String format(Numeric value) {
        return value.isFinite() ? PgCodecs.NUMERIC.format(value.toBigDecimal()) : value.toString();
    }

    @Override
    public @Nullable Numeric read(RequestReader in) {
        return in.number((literal, maxDigits) -> {
            Numeric word = Numeric.ofWord(literal);
            return word == null ? Numeric.of(NumberText.numeric(NumberText.decimal(literal), maxDigits)) : word;
        });
    }

    @Override
    public void write(Numeric value, JsonWriter out) {
        if (value.isFinite()) {
            out.numeric(value.toBigDecimal());
        } else {
            out.text(value.toString());
        }
    }
}
