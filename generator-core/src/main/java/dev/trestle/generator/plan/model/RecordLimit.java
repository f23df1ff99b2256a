package dev.trestle.generator.plan.model;

import java.util.List;

/** What a record can hold: its constructor takes 255 values, long and double count twice (JVMS 4.3.3). */
public final class RecordLimit {

    /** One of the 255 is the object itself. */
    private static final int SLOTS = 254;

    private RecordLimit() {}

    /** Whether a record can have these components; where not, a class has them as fields. */
    public static boolean fitsInputs(List<InputField> inputs) {
        return inputs.stream().mapToInt(RecordLimit::slots).sum() <= SLOTS;
    }

    /** Whether the record of a list's request can have these components besides its own: sort, limit, cursor and count. */
    public static boolean fitsList(List<InputField> inputs) {
        return inputs.stream().mapToInt(RecordLimit::slots).sum() + 4 <= SLOTS;
    }

    /** Whether a record can have these components; where not, a class has them as fields. */
    public static boolean fitsOutputs(List<OutputField> outputs) {
        return outputs.stream().mapToInt(RecordLimit::slots).sum() <= SLOTS;
    }

    private static int slots(InputField input) {
        return input.presence() == Presence.REQUIRED ? slots(input.type()) : 1;
    }

    private static int slots(OutputField output) {
        return output.nullable() ? 1 : slots(output.type());
    }

    private static int slots(ValueType type) {
        boolean wide = type instanceof ValueType.Scalar scalar
                && scalar.type().primitive().filter(p -> p.equals("long") || p.equals("double")).isPresent();
        return wide ? 2 : 1;
    }
}
