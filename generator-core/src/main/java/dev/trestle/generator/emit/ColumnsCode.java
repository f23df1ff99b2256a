package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ValueType;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Prints the constant that lists the columns of a row.
 *
 * @param columns the class of the constant
 */
record ColumnsCode(ClassName columns, List<OutputField> outputs) {

    /** Of a row of PostgreSQL. */
    ColumnsCode(List<OutputField> outputs) {
        this(RuntimeTypes.COLUMNS, outputs);
    }

    // static final Columns COLUMNS = new Columns()
    //         .add("film_id", PgCodecs.INT4)
    //         .orNull("title", PgCodecs.TEXT);
    void add(TypeSpec.Builder type) {
        CallChain chain = CallChain.ofImmutable(columns, CodeBlock.of("new $T()", columns), "columns");
        outputs.forEach(output -> column(output, chain));
        type.addField(FieldSpec.builder(columns, "COLUMNS", Modifier.STATIC, Modifier.FINAL)
                .initializer(chain.fits() ? chain.expression() : CodeBlock.of("columns()"))
                .build());
        if (!chain.fits()) {
            type.addMethod(MethodSpec.methodBuilder("columns")
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(columns)
                    .addCode(chain.statements())
                    .build());
        }
    }

    private static void column(OutputField output, CallChain chain) {
        if (output.type() instanceof ValueType.Media) {
            chain.call("$L($S)", output.nullable() ? "mediaOrNull" : "media", output.name());
        } else {
            chain.call("$L($S, $L)", output.nullable() ? "orNull" : "add", output.name(), ValueCode.of(output.type()).codec());
        }
    }
}
