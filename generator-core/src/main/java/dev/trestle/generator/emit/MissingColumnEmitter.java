package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.MissingColumnPlan;
import dev.trestle.generator.plan.model.Plan;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Prints the class of a computed column that the database does not have yet: what its function takes, and how it is previewed. */
record MissingColumnEmitter(Plan plan, MissingColumnPlan missing) {

    private static final ClassName INPUT = RouteClass.nested("Input");
    private static final ClassName FUNCTION = RouteClass.nested("Function");

    // /** {@code film.mood}, computed from {@code title}. The database does not have the column yet: its function can be previewed. */
    // @Generated("trestle")
    // public final class FilmMood {
    TypeSpec emit() {
        ComputedPlan column = missing.column();
        ComputedEmitter parts = new ComputedEmitter(plan, column);
        return TypeSpec.classBuilder(column.className())
                .addJavadoc("$L, computed from $L.\nThe database does not have the column yet: its function can be previewed.\n",
                        JavadocText.code(column.name()), parts.inputs())
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(StringLiteral.constant("READ", column.read()))
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(maker(column, parts))
                .addType(parts.input())
                .addType(new FunctionEmitter(column).emit())
                .build();
    }

    // static MissingColumn<Input, String> column(Function function) {
    //     Objects.requireNonNull(function, "filmMood");
    //     return new MissingColumn<>(
    //             "film.mood", "ALTER TABLE public.film ADD COLUMN mood text;",
    //             "public.film", List.of("film_id"),
    //             ComputedOptions.STANDARD,
    //             new Inputs<>(READ, Input::fromRow), PgCodecs.TEXT,
    //             Computation.each(function::compute));
    // }
    private MethodSpec maker(ComputedPlan column, ComputedEmitter parts) {
        ValueCode value = ValueCode.of(column.value().type());
        return MethodSpec.methodBuilder("column")
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.MISSING_COLUMN, INPUT, value.boxed()))
                .addParameter(FUNCTION, "function")
                .addStatement("$T.requireNonNull(function, $S)", Objects.class, column.memberName())
                .addStatement("return new $T<>(\n$S,$W$S,\n$S,$W$T.of($L),\n$L,\nnew $T<>(READ, Input::fromRow),$W$L,\n$L)",
                        RuntimeTypes.MISSING_COLUMN, column.name(), missing.migration(), missing.table(), List.class,
                        missing.key().stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", ")), parts.options(),
                        RuntimeTypes.INPUTS, value.codec(), parts.call())
                .build();
    }
}
