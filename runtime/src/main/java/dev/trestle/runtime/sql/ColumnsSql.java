package dev.trestle.runtime.sql;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.Input;
import dev.trestle.runtime.database.Binds;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A statement over those columns that a request has. Each column is named together with its value, so that question marks
 * and values agree. It is made once; its text is remembered for each combination of columns.
 *
 * @param <R> the type of the request
 * @param <S> this class
 */
public abstract sealed class ColumnsSql<R, S extends ColumnsSql<R, S>> 
        permits InsertSql, InsertRowsSql, UpsertSql, UpdateSql, DeleteSql {

    /** More combinations than clients usually send; requests of others have their text put together each time. */
    private static final int REMEMBERED = 100;

    final String table;
    private final List<Part<R>> parts = new ArrayList<>();
    private final List<Part<R>> key = new ArrayList<>();
    private final Map<BitSet, String> texts = new ConcurrentHashMap<>();

    ColumnsSql(String table) {
        this.table = table;
    }

    abstract S self();

    /** The text for a request that has these parts. */
    abstract String text(BitSet present);

    final S add(Part<R> part) {
        parts.add(part);
        return self();
    }

    /** A column that is always there, and finds the row. */
    final <T> S addKey(String column, String expression, Function<? super R, ? extends @Nullable T> value, Codec<T> codec) {
        set(column, expression, value, codec);
        key.add(parts.getLast());
        return self();
    }

    final List<Part<R>> parts() {
        return parts;
    }

    final List<Part<R>> key() {
        return key;
    }

    /** The columns that are stored without finding the row. */
    final List<Part<R>> stored(BitSet present) {
        return parts(present).stream().filter(part -> !key.contains(part)).toList();
    }

    /**
     * A column that is always there.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param value the request's
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> S set(String column, String expression, Function<? super R, ? extends @Nullable T> value, Codec<T> codec) {
        return set(column, expression, value, (Binds binds, @Nullable T one) -> binds.value(one, codec));
    }

    /**
     * A column that is always there.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param value the request's
     * @param binder binds it
     * @param <T> the type of the value
     * @return this
     */
    public <T> S set(
            String column, String expression, Function<? super R, ? extends @Nullable T> value, ValueBinder<T> binder) {
        return add(new Part<>(column, expression, request -> true,
                (request, binds) -> binder.bind(binds, value.apply(request))));
    }

    /**
     * A column that is there when its input is.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param input the request's
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> S ifPresent(
            String column, String expression, Function<? super R, ? extends Input<? extends @Nullable T>> input,
            Codec<T> codec) {
        return ifPresent(column, expression, input, (Binds binds, @Nullable T one) -> binds.value(one, codec));
    }

    /**
     * A column that is there when its input is.
     *
     * @param column its name, quoted as SQL wants it
     * @param expression {@code ?}, with a cast where needed
     * @param input the request's
     * @param binder binds its value
     * @param <T> the type of the value
     * @return this
     */
    public <T> S ifPresent(
            String column, String expression, Function<? super R, ? extends Input<? extends @Nullable T>> input,
            ValueBinder<T> binder) {
        return add(new Part<>(column, expression, request -> input.apply(request).isPresent(),
                (request, binds) -> binder.bind(binds, input.apply(request).value())));
    }

    final BitSet present(R request) {
        BitSet present = new BitSet(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            present.set(i, parts.get(i).isIn().test(request));
        }
        return present;
    }

    /** Whether a request has these parts and no others. */
    final boolean has(R request, BitSet present) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isIn().test(request) != present.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Puts a text together, unless it is remembered. */
    final <K> String text(Map<K, String> remembered, K key, Function<? super K, String> text) {
        String known = remembered.get(key);
        if (known != null) {
            return known;
        }
        String made = text.apply(key);
        if (remembered.size() < REMEMBERED) {
            remembered.put(key, made);
        }
        return made;
    }

    final List<Part<R>> parts(BitSet present) {
        return IntStream.range(0, parts.size()).filter(present::get).<Part<R>>mapToObj(parts::get).toList();
    }

    /**
     * Its text for a request.
     *
     * @param request the request
     * @return SQL with a question mark for each value of {@link #bind}
     */
    public String sql(R request) {
        return text(texts, present(request), this::text);
    }

    /**
     * Binds the values of a request.
     *
     * @param request the request
     * @param binds where to
     * @throws SQLException from the driver
     */
    public void bind(R request, Binds binds) throws SQLException {
        for (Part<R> part : parts) {
            if (part.isIn().test(request)) {
                part.binder().bind(request, binds);
            }
        }
    }
}
