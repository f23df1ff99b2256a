package dev.trestle.runtime.sql;

import dev.trestle.runtime.Codec;
import java.util.BitSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A DELETE in which a null of the request matches a null of the row.
 *
 * @param <R> the type of the request
 */
public final class DeleteSql<R> extends ColumnsSql<R, DeleteSql<R>> {

    private DeleteSql(String table) {
        super(table);
    }

    /**
     * Begins a statement.
     *
     * @param table the table, qualified and quoted as SQL wants it
     * @param <R> the type of the request
     * @return a statement without conditions, which must not run
     */
    public static <R> DeleteSql<R> from(String table) {
        return new DeleteSql<>(table);
    }

    /**
     * A condition on a column.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param value the request's; null matches null
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> DeleteSql<R> match(
            String column, String expression, Function<? super R, ? extends @Nullable T> value, Codec<T> codec) {
        return add(new Part<>(column + " = " + expression, column + " IS NULL", request -> value.apply(request) != null,
                (request, binds) -> binds.value(value.apply(request), codec)));
    }

    @Override
    DeleteSql<R> self() {
        return this;
    }

    /** @throws IllegalStateException if there is no condition, which would delete every row */
    @Override
    String text(BitSet present) {
        if (parts().isEmpty()) {
            throw new IllegalStateException("A delete needs a condition");
        }
        return "DELETE FROM " + table + IntStream.range(0, parts().size())
                .mapToObj(i -> present.get(i) ? parts().get(i).text() : parts().get(i).expression())
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }
}
