package dev.trestle.formats.arrow;

import org.jspecify.annotations.Nullable;

/** The values of a column in a batch, as cells. */
@FunctionalInterface
interface Values {

    /** A value as {@link dev.trestle.runtime.cells.CellText} has it; null for null. */
    @Nullable Object cell(int row);
}
