package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.DurationCode;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.TargetPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the class that says which tables of targets the code was generated for. */
final class TargetsEmitter {

    private TargetsEmitter() {}

    static TypeSpec emit(Plan plan) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.targetsClass())
                .addJavadoc("The targets that routes export into, and their tables.\n")
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(all(plan));
        plan.targets().forEach(target -> type.addMethod(target(target)));
        return type.build();
    }

    // static List<ExpectedTarget> all() {
    //     return List.of(
    //             warehouse());
    // }
    private static MethodSpec all(Plan plan) {
        return MethodSpec.methodBuilder("all")
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.EXPECTED_TARGET))
                .addStatement("return $T.of($L)", List.class, plan.targets().stream()
                        .map(target -> CodeBlock.of("\n$N()", target.methodName()))
                        .collect(CodeBlock.joining(",")))
                .build();
    }

    // private static ExpectedTarget warehouse() {
    //     return new ExpectedTarget("warehouse", Dialect.SQLITE, false, TargetOptions.STANDARD, List.of(
    //             new ExpectedExportTable(null, "loan_log", List.of(
    //                     "loan_id BIGINT not null key"))));
    // }
    private static MethodSpec target(TargetPlan target) {
        CodeBlock tables = target.tables().stream().map(TargetsEmitter::table).collect(CodeBlock.joining(","));
        return MethodSpec.methodBuilder(target.methodName())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RuntimeTypes.EXPECTED_TARGET)
                .addStatement("return new $T($S, $T.$L, $L, $L, $T.of($L))", RuntimeTypes.EXPECTED_TARGET,
                        target.name(), RuntimeTypes.TARGET_DIALECT, target.dialect(),
                        target.sameDatabase(), options(target), List.class, tables)
                .build();
    }

    // TargetOptions.STANDARD.attempts(5)
    private static CodeBlock options(TargetPlan target) {
        CodeBlock.Builder options = CodeBlock.builder().add("$T.STANDARD", RuntimeTypes.TARGET_OPTIONS);
        target.attempts().ifPresent(number -> options.add("$Z.attempts($L)", number));
        target.backoff().ifPresent(span -> options.add("$Z.backoff($L)", DurationCode.of(span)));
        target.batchSize().ifPresent(number -> options.add("$Z.batchSize($L)", number));
        return options.build();
    }

    private static CodeBlock table(TargetPlan.Table table) {
        CodeBlock columns = table.columns().stream()
                .map(column -> CodeBlock.of("\n$S", column))
                .collect(CodeBlock.joining(","));
        return CodeBlock.of("\nnew $T($L, $S, $T.of($>$>$L$<$<))", RuntimeTypes.EXPECTED_EXPORT_TABLE,
                table.schema().map(schema -> CodeBlock.of("$S", schema)).orElse(CodeBlock.of("null")), table.name(),
                List.class, columns);
    }
}
