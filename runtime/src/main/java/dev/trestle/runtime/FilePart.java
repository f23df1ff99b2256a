package dev.trestle.runtime;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A part of a form that is a file. */
@FunctionalInterface
public interface FilePart {

    /**
     * The file.
     *
     * @param flaws is told what does not fit
     * @return null if it does not fit
     */
    @Nullable Upload upload(BiConsumer<? super ErrorCode, ? super String> flaws);
}
