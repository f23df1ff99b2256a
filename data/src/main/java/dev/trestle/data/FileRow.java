package dev.trestle.data;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.HttpProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a query of files, with methods as {@link dev.trestle.runtime.database.ResultRow}. Columns are counted from 1.
 *
 * <p>{@code x} is for a column without nulls, and throws {@link HttpProblem} for a null, which the file must not have;
 * {@code xOrNull} returns null.
 */
public final class FileRow {

    private List<String> names = List.of();
    private @Nullable Object[] values = {};

    FileRow() {}

    /** The same row with other values. */
    FileRow at(List<String> names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
        return this;
    }

    private <T> T present(@Nullable T value, int column) {
        if (value == null) {
            throw FileProblems.unexpectedNull(names.get(column - 1));
        }
        return value;
    }

    /** boolean. */
    public boolean bool(int column) {
        return present(boolOrNull(column), column);
    }

    /** boolean. */
    public @Nullable Boolean boolOrNull(int column) {
        return (Boolean) values[column - 1];
    }

    /** smallint. */
    public short int2(int column) {
        return present(int2OrNull(column), column);
    }

    /** smallint. */
    public @Nullable Short int2OrNull(int column) {
        return (Short) values[column - 1];
    }

    /** integer. */
    public int int4(int column) {
        return present(int4OrNull(column), column);
    }

    /** integer. */
    public @Nullable Integer int4OrNull(int column) {
        return (Integer) values[column - 1];
    }

    /** bigint. */
    public long int8(int column) {
        return present(int8OrNull(column), column);
    }

    /** bigint. */
    public @Nullable Long int8OrNull(int column) {
        return (Long) values[column - 1];
    }

    /** real. */
    public float float4(int column) {
        return present(float4OrNull(column), column);
    }

    /** real. */
    public @Nullable Float float4OrNull(int column) {
        return (Float) values[column - 1];
    }

    /** double precision. */
    public double float8(int column) {
        return present(float8OrNull(column), column);
    }

    /** double precision. */
    public @Nullable Double float8OrNull(int column) {
        return (Double) values[column - 1];
    }

    /** text. */
    public String text(int column) {
        return present(textOrNull(column), column);
    }

    /** text. */
    public @Nullable String textOrNull(int column) {
        return (String) values[column - 1];
    }

    /**
     * A value of any type.
     *
     * @param column which
     * @param codec of its type
     * @param <T> the type of the value
     * @return the value
     */
    public <T> T value(int column, Codec<T> codec) {
        return present(valueOrNull(column, codec), column);
    }

    /**
     * A value of any type.
     *
     * @param column which
     * @param codec of its type
     * @param <T> the type of the value
     * @return the value or null
     */
    @SuppressWarnings({"unchecked", "unused"}) // The type of the column decides the class, by CellReader.
    public <T> @Nullable T valueOrNull(int column, Codec<T> codec) {
        return (T) values[column - 1];
    }
}
