package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.CodecPlan;
import dev.trestle.generator.plan.model.Plan;
import javax.lang.model.element.Modifier;

/** Prints the class that holds the user's codecs. */
final class CodecsEmitter {

    private CodecsEmitter() {}

    // final class FilmsCodecs {
    //     static final MoneyCodec MONEY_CODEC = new MoneyCodec();
    // }
    static TypeSpec emit(Plan plan) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.codecsClass())
                .addJavadoc("The codecs that $L names, each made once.\n", JavadocText.code(plan.source()))
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.FINAL);
        for (CodecPlan codec : plan.codecs()) {
            ClassName codecClass = ClassName.bestGuess(codec.codecClass());
            type.addField(FieldSpec.builder(codecClass, codec.constant(), Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T()", codecClass)
                    .build());
        }
        return type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build()).build();
    }
}
