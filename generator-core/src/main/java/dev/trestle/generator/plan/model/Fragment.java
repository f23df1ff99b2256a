package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/**
 * A part of a statement that is put together.
 *
 * @param role where it goes
 * @param sql its texts: column and placeholder, or a condition, and perhaps the condition where the value is null
 * @param decidedBy the input whose state decides about it; empty where it is always there as it is
 * @param binds what is bound to it
 */
public record Fragment(Role role, List<String> sql, Optional<InputField> decidedBy, List<Bind> binds) {

    /** Where a fragment goes. */
    public enum Role {
        /** A column and its value. */
        SET,
        /** The same for a column that says which row is meant. */
        KEY,
        /** All conditions. */
        WHERE,
        /** One of several conditions. */
        MATCH
    }
}
