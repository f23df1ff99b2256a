package dev.trestle.generator.plan.model;

/** Whether a field of a request has to be there, and whether it may be null. */
public enum Presence {
    /** Has to be there, and not null: {@code int length}. */
    REQUIRED,
    /** Has to be there, and may be null: {@code @Nullable Integer length}. */
    REQUIRED_OR_NULL,
    /** May be left out, which means null: {@code @Nullable Integer length}. */
    NULL_IF_ABSENT,
    /** May be left out, which is not null: {@code Input<Integer> length}. */
    OPTIONAL,
    /** May be left out, or null, or a value: {@code Input<@Nullable Integer> length}. */
    OPTIONAL_OR_NULL;

    /** Whether the request has to have it. */
    public boolean required() {
        return this == REQUIRED || this == REQUIRED_OR_NULL;
    }

    /** Whether it may be null. */
    public boolean nullable() {
        return this != REQUIRED && this != OPTIONAL;
    }

    /** Whether absent is a state of its own, so that the component is an {@code Input}. */
    public boolean threeState() {
        return this == OPTIONAL || this == OPTIONAL_OR_NULL;
    }
}
