package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.postgres.Labels;
import dev.trestle.runtime.postgres.PgEnum;
import org.jspecify.annotations.Nullable;

/** An enum: its label. */
record EnumCodec<E extends PgEnum>(Labels<E> labels) implements Codec<E> {

    @Override
    public E parse(String text) {
        return labels.get(text);
    }

    @Override
    public String format(E value) {
        return value.label();
    }

    @Override
    public @Nullable E read(RequestReader in) {
        return in.label(labels);
    }
}
