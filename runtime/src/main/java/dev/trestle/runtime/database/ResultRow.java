package dev.trestle.runtime.database;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.postgres.SchemaMismatch;
import dev.trestle.runtime.postgres.UnreadableValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result: a pair of methods for each Java primitive, for text, files and codecs. Columns are counted from 1.
 *
 * <p>{@code x} is for a column that is NOT NULL and throws {@link SchemaMismatch} for a null;
 * {@code xOrNull} returns null.
 */
public final class ResultRow {

    private final ResultSet row;
    private final Links links;

    ResultRow(ResultSet row, Links links) {
        this.row = row;
        this.links = links;
    }

    private <T> T present(@Nullable T value, int column) throws SQLException {
        if (value == null) {
            throw new SchemaMismatch("The column " + row.getMetaData().getColumnLabel(column)
                    + " is null, and the generated code takes it for NOT NULL");
        }
        return value;
    }

    private void present(int column) throws SQLException {
        if (row.wasNull()) {
            present(null, column);
        }
    }

    /** Whether the last column is true, which comes after those of the route. */
    boolean lastIsTrue() throws SQLException {
        return row.getBoolean(row.getMetaData().getColumnCount());
    }

    /** boolean. */
    public boolean bool(int column) throws SQLException {
        boolean value = row.getBoolean(column);
        present(column);
        return value;
    }

    /** boolean. */
    public @Nullable Boolean boolOrNull(int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    /** smallint. */
    public short int2(int column) throws SQLException {
        short value = row.getShort(column);
        present(column);
        return value;
    }

    /** smallint. */
    public @Nullable Short int2OrNull(int column) throws SQLException {
        short value = row.getShort(column);
        return row.wasNull() ? null : value;
    }

    /** integer. */
    public int int4(int column) throws SQLException {
        int value = row.getInt(column);
        present(column);
        return value;
    }

    /** integer. */
    public @Nullable Integer int4OrNull(int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** bigint. */
    public long int8(int column) throws SQLException {
        long value = row.getLong(column);
        present(column);
        return value;
    }

    /** bigint. */
    public @Nullable Long int8OrNull(int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** real. */
    public float float4(int column) throws SQLException {
        float value = row.getFloat(column);
        present(column);
        return value;
    }

    /** real. */
    public @Nullable Float float4OrNull(int column) throws SQLException {
        float value = row.getFloat(column);
        return row.wasNull() ? null : value;
    }

    /** double precision. */
    public double float8(int column) throws SQLException {
        double value = row.getDouble(column);
        present(column);
        return value;
    }

    /** double precision. */
    public @Nullable Double float8OrNull(int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /** text, varchar and the like. */
    public String text(int column) throws SQLException {
        return present(row.getString(column), column);
    }

    /** text, varchar and the like. */
    public @Nullable String textOrNull(int column) throws SQLException {
        return row.getString(column);
    }

    /** The key of a file. */
    public MediaLink media(int column) throws SQLException {
        return links.link(text(column));
    }

    /** The key of a file. */
    public @Nullable MediaLink mediaOrNull(int column) throws SQLException {
        String key = textOrNull(column);
        return key == null ? null : links.link(key);
    }

    /**
     * A value of any type.
     *
     * @param column which
     * @param codec of its type
     * @param <T> the type of the value
     * @return the value
     * @throws SQLException from the driver
     */
    public <T> T value(int column, Codec<T> codec) throws SQLException {
        return present(valueOrNull(column, codec), column);
    }

    /**
     * A value of any type.
     *
     * @param column which
     * @param codec of its type
     * @param <T> the type of the value
     * @return the value or null
     * @throws SQLException from the driver
     */
    public <T> @Nullable T valueOrNull(int column, Codec<T> codec) throws SQLException {
        byte[] wire = row.getBytes(column);
        try {
            return wire == null ? null : codec.decode(wire);
        } catch (UnreadableValue e) {
            throw unreadable(column, e);
        }
    }

    private UnreadableValue unreadable(int column, UnreadableValue e) throws SQLException {
        return new UnreadableValue("The column " + row.getMetaData().getColumnLabel(column) + " holds " + e.getMessage());
    }

    /** Writes a value that is NOT NULL without making one. */
    void copy(int column, Codec<?> codec, JsonWriter out) throws SQLException {
        copy(column, present(row.getBytes(column), column), codec, out);
    }

    /** Writes a value or null without making one. */
    void copyOrNull(int column, Codec<?> codec, JsonWriter out) throws SQLException {
        byte[] wire = row.getBytes(column);
        if (wire == null) {
            out.nothing();
        } else {
            copy(column, wire, codec, out);
        }
    }

    private void copy(int column, byte[] wire, Codec<?> codec, JsonWriter out) throws SQLException {
        try {
            codec.copy(wire, out);
        } catch (UnreadableValue e) {
            throw unreadable(column, e);
        }
    }
}
