package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.postgres.UnreadableValue;
import java.math.BigDecimal;
import java.sql.JDBCType;
import java.util.function.Function;
import tools.jackson.core.io.NumberInput;

/** numeric; not NaN and the infinities, which BigDecimal cannot hold. */
record DecimalCodec(Function<RequestReader, BigDecimal> reader) implements Codec<BigDecimal> {

    @Override
    public BigDecimal parse(String text) {
        if (isWord(text.charAt(text.length() - 1))) {
            throw new UnreadableValue(
                    text + ", which BigDecimal cannot hold; the key 'types' of the routes file can map it to Numeric");
        }
        return NumberInput.parseBigDecimal(text, false);
    }

    /** Whether it is NaN, Infinity or -Infinity, by its last character. */
    private static boolean isWord(int last) {
        return last == 'N' || last == 'y';
    }

    @Override
    public String format(BigDecimal value) {
        return value.toString();
    }

    @Override
    public BigDecimal read(RequestReader in) {
        return reader.apply(in);
    }

    @Override
    public void write(BigDecimal value, JsonWriter out) {
        out.numeric(value);
    }

    /** PostgreSQL writes all digits and no exponent. */
    @Override
    public void copy(byte[] wire, JsonWriter out) {
        if (isWord(wire[wire.length - 1])) {
            Codec.super.copy(wire, out);
        } else {
            out.raw(wire);
        }
    }

    @Override
    public JDBCType jdbcType() {
        return JDBCType.NUMERIC;
    }
}
