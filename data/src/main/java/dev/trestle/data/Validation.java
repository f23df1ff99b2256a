package dev.trestle.data;

/** How exactly a file has to fit its dataset. It is checked before the first byte of an answer. */
public enum Validation {
    /** Cells of other types are converted, further columns are ignored, and missing columns that may be null are null. */
    OFF,
    /** The names of the columns, their types where the format has types, and nulls. */
    SHAPE_ONLY,
    /** As {@link #SHAPE_ONLY}, and every cell, without conversion. */
    STRICT
}
