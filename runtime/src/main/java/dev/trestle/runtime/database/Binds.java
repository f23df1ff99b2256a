package dev.trestle.runtime.database;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.Upload;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a statement, in the order of their question marks: a method for each Java primitive, for text, files and codecs. Every
 * one binds SQL's NULL for null, of the type that a value has, as PostgreSQL would parse the statement again for another.
 */
public final class Binds {

    private final PreparedStatement statement;
    private final Attachments files;
    private int index;

    Binds(PreparedStatement statement, Attachments files) {
        this.statement = statement;
        this.files = files;
    }

    /**
     * A value in PostgreSQL's text form; the statement says its type.
     *
     * @param text or null
     * @throws SQLException from the driver
     */
    public void literal(@Nullable String text) throws SQLException {
        typed(text, Types.OTHER);
    }

    /** The driver sends the text of a real as double precision, and so its null. */
    private void typed(@Nullable Object value, int type) throws SQLException {
        statement.setObject(++index, value, value == null && type == Types.REAL ? Types.DOUBLE : type);
    }

    /** boolean. */
    public void bool(@Nullable Boolean value) throws SQLException {
        typed(value, Types.BOOLEAN);
    }

    /** smallint. */
    public void int2(@Nullable Short value) throws SQLException {
        typed(value, Types.SMALLINT);
    }

    /** integer. */
    public void int4(@Nullable Integer value) throws SQLException {
        typed(value, Types.INTEGER);
    }

    /** bigint. */
    public void int8(@Nullable Long value) throws SQLException {
        typed(value, Types.BIGINT);
    }

    /** real. */
    public void float4(@Nullable Float value) throws SQLException {
        typed(value, Types.REAL);
    }

    /** double precision. */
    public void float8(@Nullable Double value) throws SQLException {
        typed(value, Types.DOUBLE);
    }

    /** text, varchar and the like. */
    public void text(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
    }

    /**
     * bytea, from a file, of which little is in memory at a time.
     *
     * @param value the file, or null
     * @throws SQLException from the driver
     */
    public void bytes(@Nullable Upload value) throws SQLException {
        if (value == null) {
            statement.setBytes(++index, null);
        } else {
            statement.setBinaryStream(++index, files.stream(value), value.size());
        }
    }

    /**
     * The key of a file, which is stored now, and deleted again if the statement fails.
     *
     * @param value the file, or null
     * @param collection the column's, which is the first part of the key
     * @throws SQLException from the driver
     */
    public void media(@Nullable Upload value, String collection) throws SQLException {
        text(value == null ? null : files.publish(value, collection));
    }

    /**
     * A value of any type.
     *
     * @param value or null
     * @param codec of its type
     * @param <T> the type of the value
     * @throws SQLException from the driver
     */
    public <T> void value(@Nullable T value, Codec<T> codec) throws SQLException {
        switch (codec.jdbcType()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, NUMERIC, VARCHAR, VARBINARY ->
                typed(value, codec.jdbcType().getVendorTypeNumber());
            // The driver has a form of its own for some others, such as dates, that loses infinities or years before 1.
            default -> literal(value == null ? null : codec.format(value));
        }
    }
}
