package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.sql.JDBCType;
import java.util.function.Function;

/** Text: the same everywhere. */
record TextCodec(Function<RequestReader, String> reader) implements Codec<String> {

    @Override
    public String parse(String text) {
        return text;
    }

    @Override
    public String format(String value) {
        return value;
    }

    @Override
    public String read(RequestReader in) {
        return reader.apply(in);
    }

    @Override
    public void copy(byte[] wire, JsonWriter out) {
        out.text(wire);
    }

    @Override
    public JDBCType jdbcType() {
        return JDBCType.VARCHAR;
    }
}
