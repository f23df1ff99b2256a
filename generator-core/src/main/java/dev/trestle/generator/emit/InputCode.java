package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Presence;

/** The Java type of an input, and how it is read from a request. */
record InputCode(InputField input) {

    // Input<MpaaRating>
    TypeName type() {
        ValueCode code = ValueCode.of(input.type());
        return switch (input.presence()) {
            case REQUIRED -> code.type();
            case REQUIRED_OR_NULL, NULL_IF_ABSENT -> code.nullable();
            case OPTIONAL -> ParameterizedTypeName.get(RuntimeTypes.INPUT, code.boxed());
            case OPTIONAL_OR_NULL -> ParameterizedTypeName.get(RuntimeTypes.INPUT, code.nullable());
        };
    }

    // Input.of(in.value(MpaaRating.CODEC))
    private CodeBlock read() {
        ValueCode code = ValueCode.of(input.type());
        Presence presence = input.presence();
        CodeBlock value = presence.nullable() ? code.readOrNull() : code.read();
        return presence.threeState() ? CodeBlock.of("$T.of($L)", RuntimeTypes.INPUT, value) : value;
    }

    /** The input as a field of the request record. */
    ReadField field() {
        return new ReadField(input.name(), input.javaName(), type(),
                input.presence().threeState() ? CodeBlock.of("$T.absent()", RuntimeTypes.INPUT) : ReadField.unset(type()),
                read(), input.presence().required(), CodeBlock.of("$N", input.javaName()));
    }
}
