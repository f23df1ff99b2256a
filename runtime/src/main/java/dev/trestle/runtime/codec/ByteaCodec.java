package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import java.sql.JDBCType;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** bytea: hex format in PostgreSQL's text, base64 in JSON. */
record ByteaCodec() implements Codec<byte[]> {

    @Override
    public byte[] parse(String text) {
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    @Override
    public String format(byte[] value) {
        return "\\x" + HexFormat.of().formatHex(value);
    }

    @Override
    public byte @Nullable [] read(RequestReader in) {
        return in.parsed("base64", Base64.getDecoder()::decode);
    }

    @Override
    public void write(byte[] value, JsonWriter out) {
        out.base64(value);
    }

    @Override
    public byte[] decode(byte[] wire) {
        return wire;
    }

    @Override
    public JDBCType jdbcType() {
        return JDBCType.VARBINARY;
    }
}
