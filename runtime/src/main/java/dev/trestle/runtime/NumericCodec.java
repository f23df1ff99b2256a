package dev.trestle.runtime;

import dev.trestle.runtime.postgres.PgText;
import dev.trestle.runtime.types.Numeric;
import java.math.BigDecimal;

/**
 * Reads and writes {@link Numeric}. In JSON a number is a number with its digits kept; NaN and the infinities are the
 * strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, as for double precision.
 */
public final class NumericCodec implements TextCodec<Numeric> {

    /** For generated code. */
    public NumericCodec() {}

    @Override
    public Numeric parse(String text) {
        Numeric word = Numeric.ofWord(text);
        return word == null ? Numeric.of(PgText.numeric(text)) : word;
    }

    @Override
    public String format(Numeric value) {
        return value.isFinite() ? PgText.ofNumeric(value.toBigDecimal()) : value.toString();
    }

    @Override
    public Numeric read(RequestReader in) {
        return in.number(true, Numeric.of(BigDecimal.ZERO), literal -> {
            Numeric word = Numeric.ofWord(literal);
            return word == null ? Numeric.of(in.decimal(literal)) : word;
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
