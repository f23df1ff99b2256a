package dev.trestle.runtime.gather;

import dev.trestle.runtime.database.Database;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A query, and then its result. */
final class Part<T> implements Supplier<T> {

    private final Function<Database, T> query;
    private volatile @Nullable T result;

    Part(Function<Database, T> query) {
        this.query = query;
    }

    void run(Database database) {
        result = query.apply(database);
    }

    @Override
    public T get() {
        T known = result;
        if (known == null) {
            throw new IllegalStateException("The query has not run");
        }
        return known;
    }
}
