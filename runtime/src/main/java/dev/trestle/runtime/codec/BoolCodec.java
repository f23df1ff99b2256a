package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.sql.JDBCType;

/** PostgreSQL writes {@code t} and {@code f}. */
record BoolCodec() implements Codec<Boolean> {

    @Override
    public Boolean parse(String text) {
        return text.equals("t");
    }

    @Override
    public String format(Boolean value) {
        return value ? "t" : "f";
    }

    @Override
    public Boolean read(RequestReader in) {
        return in.bool();
    }

    @Override
    public void write(Boolean value, JsonWriter out) {
        out.bool(value);
    }

    @Override
    public void copy(byte[] wire, JsonWriter out) {
        out.bool(wire[0] == 't');
    }

    @Override
    public JDBCType jdbcType() {
        return JDBCType.BOOLEAN;
    }
}
