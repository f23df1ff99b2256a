package dev.trestle.exports;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.MediaLink;
import java.sql.JDBCType;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row that are exported, in the order of the statement's question marks: a method for each Java
 * primitive, for text, files and codecs. Every one binds SQL's NULL for null.
 */
public final class ExportBinds {

    private final List<Value> values = new ArrayList<>();

    ExportBinds() {}

    /** What a binder makes of a row. */
    static <R> List<Value> of(R row, ExportBinder<? super R> binder) {
        ExportBinds binds = new ExportBinds();
        binder.bind(row, binds);
        return List.copyOf(binds.values);
    }

    private <T> void add(int type, @Nullable T value, Function<? super T, ? extends Value> make) {
        values.add(value == null ? new Value.Nothing(type) : make.apply(value));
    }

    /** boolean. */
    public void bool(@Nullable Boolean value) {
        add(Types.BOOLEAN, value, Value.Bool::new);
    }

    /** smallint. */
    public void int2(@Nullable Short value) {
        add(Types.SMALLINT, value, number -> new Value.Whole(number, Types.SMALLINT));
    }

    /** integer. */
    public void int4(@Nullable Integer value) {
        add(Types.INTEGER, value, number -> new Value.Whole(number, Types.INTEGER));
    }

    /** bigint. */
    public void int8(@Nullable Long value) {
        add(Types.BIGINT, value, number -> new Value.Whole(number, Types.BIGINT));
    }

    /** real. */
    public void float4(@Nullable Float value) {
        add(Types.REAL, value, Value.Single::new);
    }

    /** double precision. */
    public void float8(@Nullable Double value) {
        add(Types.DOUBLE, value, Value.Real::new);
    }

    /** text and its kin. */
    public void text(@Nullable String value) {
        add(Types.VARCHAR, value, Value.Text::new);
    }

    /** The URL of a file. */
    public void media(@Nullable MediaLink value) {
        text(value == null ? null : value.url().toString());
    }

    /**
     * A value of any type.
     *
     * @param value or null
     * @param codec of its type
     * @param <T> the type of the value
     */
    public <T> void value(@Nullable T value, Codec<T> codec) {
        JDBCType type = codec.jdbcType();
        if (type == JDBCType.OTHER) {
            literal(value, codec);
        } else {
            add(type.getVendorTypeNumber(), value, present -> Value.of(present, type));
        }
    }

    /**
     * A value as PostgreSQL's literal.
     *
     * @param value or null
     * @param codec of its type
     * @param <T> the type of the value
     */
    public <T> void literal(@Nullable T value, Codec<T> codec) {
        add(Types.OTHER, value, present -> new Value.Literal(codec.format(present)));
    }

    /**
     * A value as JSON text.
     *
     * @param value or null, which is SQL's NULL
     * @param codec of its type
     * @param <T> the type of the value
     */
    public <T> void json(@Nullable T value, Codec<T> codec) {
        JsonForm<T> form = JsonForm.of(in -> {
            throw new UnsupportedOperationException("It is only written");
        }, codec::write);
        add(Types.OTHER, value, present -> new Value.Literal(form.write(present).text()));
    }
}
