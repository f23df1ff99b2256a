package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.OutputField;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Prints the record of a row that a hook, or a function, takes. What may be null is an {@code Optional} there: Java unboxes a null without
 * a word, and a hook should stop compiling as soon as a column may be null.
 */
final class HookRowEmitter {

    private HookRowEmitter() {}

    // public record Row(int filmId, Optional<String> note) {
    //     static Row fromRow(ResultRow row) throws SQLException {
    //         return new Row(
    //                 row.int4(1),
    //                 Optional.ofNullable(row.textOrNull(2)));
    //     }
    // }
    static TypeSpec emit(String name, String javadoc, List<OutputField> outputs, List<MethodSpec> more) {
        return emit(name, javadoc, outputs, 1, more);
    }

    /** The same where the row has other columns first; {@code first} is the number of the first column of the record. */
    static TypeSpec emit(String name, String javadoc, List<OutputField> outputs, int first, List<MethodSpec> more) {
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", javadoc)
                .recordConstructor(ResponseEmitter.components(outputs, HookRowEmitter::type))
                .addMethod(read(name, outputs, first))
                .addMethods(more)
                .build();
    }

    private static TypeName type(OutputField output) {
        ValueCode code = ValueCode.of(output.type());
        return output.nullable()
                ? ParameterizedTypeName.get(ClassName.get(Optional.class), code.boxed())
                : code.type();
    }

    private static MethodSpec read(String name, List<OutputField> outputs, int first) {
        List<CodeBlock> values = new ArrayList<>();
        for (OutputField output : outputs) {
            CodeBlock value = ValueCode.of(output.type()).fetch(first + values.size(), output.nullable());
            values.add(output.nullable() ? CodeBlock.of("$T.ofNullable($L)", Optional.class, value) : value);
        }
        return MethodSpec.methodBuilder("fromRow")
                .addModifiers(Modifier.STATIC)
                .returns(RouteClass.nested(name))
                .addParameter(RuntimeTypes.RESULT_ROW, "row")
                .addException(SQLException.class)
                .addStatement("return new $L(\n$L)", name, values.stream().collect(CodeBlock.joining(",\n")))
                .build();
    }
}
