package dev.trestle.runtime.list;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.database.Binds;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition that a request may have.
 *
 * @param name of the parameter
 * @param condition SQL with one question mark
 * @param value the request's; null for a request without the condition
 * @param codec of its type
 */
record ListFilter<R, T>(String name, String condition, Function<? super R, ? extends @Nullable T> value, Codec<T> codec) {

    boolean isIn(R request) {
        return value.apply(request) != null;
    }

    void bind(R request, Binds binds) throws SQLException {
        binds.value(value.apply(request), codec);
    }

    /** Name, length and value, for a request that has it. */
    String text(R request) {
        T present = value.apply(request);
        String text = present == null ? "" : codec.format(present);
        return present == null ? "" : "\n" + name + " " + text.length() + "=" + text;
    }
}
