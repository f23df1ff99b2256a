package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ValueType;
import java.util.List;

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
        chain.addConstant(type, "COLUMNS", "columns");
    }

    private static void column(OutputField output, CallChain chain) {
        if (output.type() instanceof ValueType.Media) {
            chain.call("$L($S)", output.nullable() ? "mediaOrNull" : "media", output.name());
        } else {
            chain.call("$L($S, $L)", output.nullable() ? "orNull" : "add", output.name(), ValueCode.of(output.type()).codec());
        }
    }
}
