package dev.trestle.load.shape;

/** Whether a row has to have a field, and whether the field may be null. */
public enum Presence {
    /** Every row has it, and it is not null. */
    REQUIRED,
    /** Every row has it. */
    REQUIRED_OR_NULL,
    /** A row may leave it out; it is not null. */
    OPTIONAL,
    /** A row may leave it out. */
    OPTIONAL_OR_NULL;

    boolean isRequired() {
        return this == REQUIRED || this == REQUIRED_OR_NULL;
    }

    boolean isNullable() {
        return this == REQUIRED_OR_NULL || this == OPTIONAL_OR_NULL;
    }
}
