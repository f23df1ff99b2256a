package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.CompositePlan;
import dev.trestle.generator.plan.model.OutputField;

/**
 * A field of an object of JSON, and the component of a record that it becomes.
 *
 * @param name of the field
 * @param javaName of the variable that holds its value
 * @param type of that variable
 * @param initial the value of that variable before the field is read
 * @param read reads the field
 * @param required whether the field has to be there
 * @param component makes the component of the variable
 */
record ReadField(
        String name, String javaName, TypeName type, CodeBlock initial, CodeBlock read, boolean required,
        CodeBlock component) {

    /** Of a row that was stored as JSON. */
    static ReadField of(OutputField output, CodeBlock component) {
        TypeName type = ResponseEmitter.type(output);
        return new ReadField(output.name(), output.javaName(), type, unset(type),
                read(ValueCode.of(output.type()), output.nullable()), !output.nullable(), component);
    }

    /** Of a composite value; a variable that is null until the field is read. */
    static ReadField of(CompositePlan.Field field, TypeName type) {
        return new ReadField(field.name(), field.javaName(), type, CodeBlock.of("null"),
                read(ValueCode.of(field.type()), field.nullable()), !field.nullable(), CodeBlock.of("$N", field.javaName()));
    }

    private static CodeBlock read(ValueCode code, boolean nullable) {
        return nullable ? code.readOrNull() : code.read();
    }

    /** The value of a variable that has none yet. */
    static CodeBlock unset(TypeName type) {
        if (!type.isPrimitive()) {
            return CodeBlock.of("null");
        }
        return CodeBlock.of(type.equals(TypeName.BOOLEAN) ? "false" : "0");
    }
}
