package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.ComputedRun;
import dev.trestle.generator.route.ComputedMode;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the interface of the function that computes a column, or rows. */
record FunctionEmitter(ComputedPlan column) {

    private static final ClassName INPUT = RouteClass.nested("Input");

    // @FunctionalInterface
    // public interface Function {
    //     @Nullable String compute(Input row) throws Exception;
    // }
    TypeSpec emit() {
        return TypeSpec.interfaceBuilder("Function")
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(FunctionalInterface.class)
                .addJavadoc(when() + """
                        null is an Optional: after a change of its column a function that uses it does not compile.
                        """, JavadocText.code(column.name()))
                .addMethod(column.batch().isPresent() ? ofRows(column.batch().get()) : ofRow())
                .build();
    }

    /** The beginning of its description. */
    private String when() {
        return column.calls().run().mode() == ComputedMode.TRANSACTION
                ? """
                Computes $L
                in the transaction of a route that writes the row, which holds its connection and its locks meanwhile. For rows
                of other writers it runs after their commit, without a transaction and a connection. An input that may be
                """
                : """
                Computes $L,
                after the change of a row is committed, outside of any transaction and without a connection. An input that may be
                """;
    }

    /** What follows if it throws. */
    private String thrown() {
        ComputedRun run = column.calls().run();
        return run.mode() == ComputedMode.TRANSACTION && !run.ignored()
                ? "routes refuse the row; others are tried again" : "the row is tried again later";
    }

    private MethodSpec ofRow() {
        String result = isRows() ? "the rows, in their order" : "the value" + nulls();
        return method(isRows() ? "rows from" : "the value of", result, """
                Computes $L a row.

                @return $L
                @throws Exception %s; see {@link dev.trestle.computed.Computed}
                """.formatted(thrown()))
                .returns(value())
                .addParameter(INPUT, "row")
                .build();
    }

    private MethodSpec ofRows(int most) {
        TypeName item = value().isPrimitive() ? value().box() : value();
        String result = isRows() ? "one list of rows for each row, in the order of these" : "one value for each row, in their order" + nulls();
        return method(isRows() ? "rows from" : "the values of", result, """
                Computes $L some rows.

                @param rows at least one, and %d at most
                @return $L
                @throws Exception the rows are tried again later; see {@link dev.trestle.computed.Computed}
                """.formatted(most))
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), item))
                .addParameter(ParameterizedTypeName.get(ClassName.get(List.class), INPUT), "rows")
                .build();
    }

    private boolean isRows() {
        return column.rows().isPresent();
    }

    private String nulls() {
        return column.value().nullable() ? "; null is a value" : ", not null";
    }

    private static MethodSpec.Builder method(String what, String result, String javadoc) {
        return MethodSpec.methodBuilder("compute")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc(javadoc, what, result)
                .addException(Exception.class);
    }

    private TypeName value() {
        if (isRows()) {
            return ComputedRowsCode.LIST;
        }
        ValueCode code = ValueCode.of(column.value().type());
        return column.value().nullable() ? code.nullable() : code.type();
    }
}
