package dev.trestle.runtime;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A part of a form that is a file. */
@FunctionalInterface
public interface FilePart {

    /**
     * The file.
     *
     * @param flaws takes the mistakes
     * @return null if there was a mistake
     */
    @Nullable Upload upload(BiConsumer<? super ErrorCode, ? super String> flaws);
}
