package dev.trestle.formats.arrow;

import org.jspecify.annotations.Nullable;

/** The values of a column in a batch, as texts. */
@FunctionalInterface
interface Values {

    /** A value as CSV has it; null for null. */
    @Nullable String text(int row);
}
