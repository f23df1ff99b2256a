package dev.trestle.runtime.database;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.postgres.SchemaMismatch;
import dev.trestle.runtime.postgres.UnreadableValue;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result: a pair of methods for each Java primitive, for text, files and codecs. Columns are counted from 1.
 *
 * <p>{@code x} is for a column that is NOT NULL and throws {@link SchemaMismatch} for a null;
 * {@code xOrNull} returns null.
 */
public final class ResultRow {

    private final ResultSet row;
    private final Values values;
    private final Links links;

    /** Where the row is: in the driver, or read already. */
    @FunctionalInterface
    interface Values {
        byte @Nullable [] get(int column) throws SQLException;
    }

    ResultRow(ResultSet row, Links links) {
        this(row, row::getBytes, links);
    }

    /** A row that was read from the result, whose columns have the same names. */
    ResultRow(ResultSet row, Values values, Links links) {
        this.row = row;
        this.values = values;
        this.links = links;
    }

    private <T> T present(@Nullable T value, int column) throws SQLException {
        if (value == null) {
            throw new SchemaMismatch("The column " + row.getMetaData().getColumnLabel(column)
                    + " is null, and the generated code takes it for NOT NULL");
        }
        return value;
    }

    /** Whether the last column is true, which comes after those of the route. */
    boolean lastIsTrue() throws SQLException {
        return bool(row.getMetaData().getColumnCount());
    }

    /** Reads the text of a number. */
    private <T> @Nullable T number(int column, Function<String, T> parser) throws SQLException {
        byte[] wire = values.get(column);
        try {
            return wire == null ? null : parser.apply(new String(wire, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            throw unreadable(column, new UnreadableValue("a value that is no number of its type"));
        }
    }

    /** boolean. */
    public boolean bool(int column) throws SQLException {
        return present(boolOrNull(column), column);
    }

    /** boolean. */
    public @Nullable Boolean boolOrNull(int column) throws SQLException {
        byte[] wire = values.get(column);
        return wire == null ? null : wire[0] == 't';
    }

    /** smallint. */
    public short int2(int column) throws SQLException {
        return present(int2OrNull(column), column);
    }

    /** smallint. */
    public @Nullable Short int2OrNull(int column) throws SQLException {
        return number(column, Short::valueOf);
    }

    /** integer. */
    public int int4(int column) throws SQLException {
        return present(int4OrNull(column), column);
    }

    /** integer. */
    public @Nullable Integer int4OrNull(int column) throws SQLException {
        return number(column, Integer::valueOf);
    }

    /** bigint. */
    public long int8(int column) throws SQLException {
        return present(int8OrNull(column), column);
    }

    /** bigint. */
    public @Nullable Long int8OrNull(int column) throws SQLException {
        return number(column, Long::valueOf);
    }

    /** real. */
    public float float4(int column) throws SQLException {
        return present(float4OrNull(column), column);
    }

    /** real. */
    public @Nullable Float float4OrNull(int column) throws SQLException {
        return number(column, Float::valueOf);
    }

    /** double precision. */
    public double float8(int column) throws SQLException {
        return present(float8OrNull(column), column);
    }

    /** double precision. */
    public @Nullable Double float8OrNull(int column) throws SQLException {
        return number(column, Double::valueOf);
    }

    /** text, varchar and the like. */
    public String text(int column) throws SQLException {
        return present(textOrNull(column), column);
    }

    /** text, varchar and the like. */
    public @Nullable String textOrNull(int column) throws SQLException {
        byte[] wire = values.get(column);
        return wire == null ? null : new String(wire, StandardCharsets.UTF_8);
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
        byte[] wire = values.get(column);
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
        copy(column, present(values.get(column), column), codec, out);
    }

    /** Writes a value or null without making one. */
    void copyOrNull(int column, Codec<?> codec, JsonWriter out) throws SQLException {
        byte[] wire = values.get(column);
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
