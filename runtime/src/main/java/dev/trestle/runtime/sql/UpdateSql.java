package dev.trestle.runtime.sql;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE of one row; a column that a request leaves out stays as it is. A request without a column to set is answered with 422.
 *
 * @param <R> the type of the request
 */
public final class UpdateSql<R> extends ColumnsSql<R, UpdateSql<R>> {

    private String returning = "";

    private UpdateSql(String table) {
        super(table);
    }

    /**
     * Begins a statement.
     *
     * @param table the table, qualified and quoted as SQL wants it
     * @param <R> the type of the request
     * @return a statement without columns
     */
    public static <R> UpdateSql<R> of(String table) {
        return new UpdateSql<>(table);
    }

    /**
     * A column of the key that finds the row; after all that are set.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param value the request's
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> UpdateSql<R> where(
            String column, String expression, Function<? super R, ? extends @Nullable T> value, Codec<T> codec) {
        return addKey(column, expression, value, codec);
    }

    /**
     * Ends the statement.
     *
     * @param outputs what RETURNING lists
     * @return this
     */
    public UpdateSql<R> returning(String outputs) {
        returning = " RETURNING " + outputs;
        return this;
    }

    @Override
    UpdateSql<R> self() {
        return this;
    }

    /** @throws HttpProblem 422, {@link ErrorCode#NOTHING_TO_SET}, if a request has no column to set */
    @Override
    String text(BitSet present) {
        List<Part<R>> set = stored(present);
        if (set.isEmpty()) {
            throw HttpProblem.unprocessable(FieldError.of("", ErrorCode.NOTHING_TO_SET, "has no column to set"));
        }
        return "UPDATE " + table + equations(set, " SET ", ", ") + equations(key(), " WHERE ", " AND ") + returning;
    }

    private static <R> String equations(List<Part<R>> parts, String before, String between) {
        return parts.stream().map(part -> part.text() + " = " + part.expression())
                .collect(Collectors.joining(between, before, ""));
    }
}
