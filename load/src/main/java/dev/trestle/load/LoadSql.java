package dev.trestle.load;

import dev.trestle.load.shape.TextRow;
import dev.trestle.runtime.Codec;
import dev.trestle.runtime.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that a load writes, each with its value in a row of the request. It is made once.
 *
 * @param <R> the type of a row of the request
 */
public final class LoadSql<R> {

    private final String table;
    private final List<LoadColumn<R>> columns = new ArrayList<>();

    private LoadSql(String table) {
        this.table = table;
    }

    /**
     * Begins with no columns.
     *
     * @param table the table, qualified and quoted as SQL wants it
     * @param <R> the type of a row of the request
     * @return a new one
     */
    public static <R> LoadSql<R> into(String table) {
        return new LoadSql<>(table);
    }

    /**
     * A column that every row has.
     *
     * @param column its name, quoted as SQL wants it
     * @param value the row's
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> LoadSql<R> set(String column, Function<? super R, ? extends @Nullable T> value, Codec<T> codec) {
        columns.add(new LoadColumn<>(column, LoadColumn.Absence.NEVER, row -> true, (row, copy) -> copy.value(text(value.apply(row), codec))));
        return this;
    }

    /**
     * A column that takes its default in a row that leaves it out.
     *
     * @param column its name, quoted as SQL wants it
     * @param input the row's
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> LoadSql<R> ifPresent(
            String column, Function<? super R, ? extends Input<? extends @Nullable T>> input, Codec<T> codec) {
        return add(column, LoadColumn.Absence.DEFAULT, input, codec);
    }

    /**
     * A column without a default: it is null in a row that leaves it out.
     *
     * @param column its name, quoted as SQL wants it
     * @param input the row's
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> LoadSql<R> orNull(
            String column, Function<? super R, ? extends Input<? extends @Nullable T>> input, Codec<T> codec) {
        return add(column, LoadColumn.Absence.NULL, input, codec);
    }

    private <T> LoadSql<R> add(
            String column, LoadColumn.Absence absence, Function<? super R, ? extends Input<? extends @Nullable T>> input,
            Codec<T> codec) {
        columns.add(new LoadColumn<>(column, absence, row -> input.apply(row).isPresent(), (row, copy) -> {
            Input<? extends @Nullable T> in = input.apply(row);
            if (absence == LoadColumn.Absence.DEFAULT && !in.isPresent()) {
                copy.byDefault();
            } else {
                copy.value(text(in.value(), codec));
            }
        }));
        return this;
    }

    private static <T> @Nullable String text(@Nullable T value, Codec<T> codec) {
        return value == null ? null : codec.format(value);
    }

    /** The same columns for rows of texts, whose fields are in the same order. */
    LoadSql<TextRow> ofTexts() {
        LoadSql<TextRow> texts = new LoadSql<>(table);
        columns.forEach(column -> texts.columns.add(LoadColumn.ofText(column, texts.columns.size())));
        return texts;
    }

    String table() {
        return table;
    }

    List<LoadColumn<R>> columns() {
        return columns;
    }
}
