package dev.trestle.runtime.list;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.ResultRow;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A column that rows are ordered by. Nulls are where PostgreSQL has them by default: after all values if the order ascends,
 * before them if it descends (PostgreSQL, section 7.5).
 *
 * @param sql its name, quoted as SQL wants it
 * @param expression {@code ?}, with a cast where needed
 * @param codec of its type
 * @param position of the column in the result, from 1
 */
record OrderColumn<T>(String sql, String expression, Codec<T> codec, int position, boolean descends, boolean nullable) {

    String text() {
        return descends ? sql + " DESC" : sql;
    }

    /** The operator that compares with what comes later. */
    String later() {
        return descends ? "<" : ">";
    }

    /** PostgreSQL's text form of its value in a row. */
    @Nullable String read(ResultRow row) throws SQLException {
        T value = row.valueOrNull(position, codec);
        return value == null ? null : codec.format(value);
    }

    /** Reads a value of a cursor, by the codec of the column, which may throw any exception for a text that is no value. */
    T parse(String text) {
        return codec.parse(text);
    }

    void bind(String text, Binds binds) throws SQLException {
        binds.value(parse(text), codec);
    }
}
