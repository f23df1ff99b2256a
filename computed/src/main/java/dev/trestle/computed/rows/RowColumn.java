package dev.trestle.computed.rows;

import dev.trestle.computed.failure.WrongResult;
import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column that the function of a computed table fills.
 *
 * @param name as in the catalog
 * @param value of a row
 * @param codec of the column
 * @param nullable whether the column may be null
 * @param <R> the row
 * @param <T> the value
 */
public record RowColumn<R, T>(String name, Function<? super R, ? extends @Nullable T> value, Codec<T> codec, boolean nullable) {

    /**
     * A column that may be null.
     *
     * @param name as in the catalog
     * @param value of a row
     * @param codec of the column
     * @param <R> the row
     * @param <T> the value
     * @return the column
     */
    public static <R, T> RowColumn<R, T> nullable(String name, Function<? super R, ? extends @Nullable T> value, Codec<T> codec) {
        return new RowColumn<>(name, value, codec, true);
    }

    /**
     * A column that is NOT NULL.
     *
     * @param name as in the catalog
     * @param value of a row
     * @param codec of the column
     * @param <R> the row
     * @param <T> the value
     * @return the column
     */
    public static <R, T> RowColumn<R, T> notNull(String name, Function<? super R, ? extends T> value, Codec<T> codec) {
        return new RowColumn<>(name, value, codec, false);
    }

    /** The text form of the value; {@code position} of the row is for the message. */
    @Nullable String text(R row, int position) {
        T found = value.apply(row);
        if (found == null && !nullable) {
            throw new WrongResult("Row " + position + " has null for " + name + ", which is NOT NULL");
        }
        return found == null ? null : codec.format(found);
    }

    /** Writes the value to an answer, with its name. */
    void write(R row, JsonWriter out) {
        out.name(name).value(value.apply(row), codec);
    }
}
