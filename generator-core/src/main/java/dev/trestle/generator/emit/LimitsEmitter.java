package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.DurationCode;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.LimitPlan;
import dev.trestle.generator.plan.model.Plan;
import javax.lang.model.element.Modifier;

/** Prints the class with the limits of calls that computed columns name. */
final class LimitsEmitter {

    private LimitsEmitter() {}

    // /** Limits for calls of functions, which all servers keep together. */
    // @Generated("trestle")
    // final class FilmsLimits {
    static TypeSpec emit(Plan plan) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.computed().limitsClass())
                .addJavadoc("Limits for calls of functions, which all servers keep together.\n")
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        plan.computed().limits().forEach(limit -> type.addField(constant(limit)));
        return type.build();
    }

    // static final ComputedLimit PROVIDER = ComputedLimit.of("provider")
    //         .rate(600, Duration.ofMinutes(1))
    //         .parallel(8);
    private static FieldSpec constant(LimitPlan limit) {
        CodeBlock.Builder value = CodeBlock.builder().add("$T.of($S)$>$>", RuntimeTypes.COMPUTED_LIMIT, limit.name());
        limit.calls().ifPresent(calls -> value.add("\n.rate($L, $L)", calls, DurationCode.of(limit.per().orElseThrow())));
        limit.parallel().ifPresent(calls -> value.add("\n.parallel($L)", calls));
        return FieldSpec.builder(RuntimeTypes.COMPUTED_LIMIT, limit.constantName(), Modifier.STATIC, Modifier.FINAL)
                .initializer(value.add("$<$<").build())
                .build();
    }
}
