package dev.trestle.runtime.gather;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work, and then its result.
 *
 * @param <S> what it needs
 * @param <T> the result
 */
final class Part<S, T> implements Supplier<T> {

    private final Function<? super S, ? extends T> work;
    private volatile @Nullable T result;

    Part(Function<? super S, ? extends T> work) {
        this.work = work;
    }

    void run(S needed) {
        result = work.apply(needed);
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
