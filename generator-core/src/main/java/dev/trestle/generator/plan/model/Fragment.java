package dev.trestle.generator.plan.model;

/**
 * A column in a statement that is put together, and the input that is bound to it.
 *
 * @param role what the statement does with it
 */
public record Fragment(Role role, InputField input) {

    /** What a statement does with a column. */
    public enum Role {
        /** Stores the value, if the input is not left out. */
        SET,
        /** The same; an input that is left out is null, as the column has no default. */
        SET_OR_NULL,
        /** Stores the value, and finds a row that has it already. */
        KEY,
        /** Finds the row by the value. */
        WHERE,
        /** Finds rows by the value, or by null. */
        MATCH
    }

    /** Whether it is there only if the input is. */
    public boolean optional() {
        return (role == Role.SET || role == Role.SET_OR_NULL) && input.presence().threeState();
    }
}
