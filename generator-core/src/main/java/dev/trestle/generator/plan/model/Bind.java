package dev.trestle.generator.plan.model;

import java.util.stream.Stream;

/** A value that is bound to a statement. */
public record Bind(InputField input, When when) {

    /** Of which requests. */
    public enum When {
        ALWAYS,
        /** Where the input is not left out. */
        PRESENT,
        /** Where the input is not null: a condition on null has no value. */
        NOT_NULL
    }

    /** Of an input that is stored. */
    public static Bind of(InputField input) {
        return new Bind(input, input.presence().threeState() ? When.PRESENT : When.ALWAYS);
    }

    /** Of an input that is compared. */
    public static Bind compared(InputField input) {
        return input.presence() == Presence.REQUIRED_OR_NULL ? new Bind(input, When.NOT_NULL) : of(input);
    }

    /** Of inputs that are stored, in their order. */
    public static Stream<Bind> of(Stream<InputField> inputs) {
        return inputs.map(Bind::of);
    }
}
