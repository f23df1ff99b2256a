package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.EnumPlan;
import javax.lang.model.element.Modifier;

/** Prints the Java enum of an enumerated type. */
final class EnumEmitter {

    private EnumEmitter() {}

    // public enum MpaaRating implements PgEnum {
    //     PG_13("PG-13");
    //     public static final Labels<MpaaRating> LABELS = Labels.of("public.mpaa_rating", values());
    //     static final Codec<MpaaRating> CODEC = PgCodecs.enumeration(LABELS);
    static TypeSpec emit(EnumPlan plan) {
        ClassName self = ClassName.get("", plan.className());
        TypeSpec.Builder type = TypeSpec.enumBuilder(plan.className())
                .addJavadoc("The labels of the enumerated type $L.\n", JavadocText.code(plan.sql()))
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(RuntimeTypes.PG_ENUM);
        for (EnumPlan.Constant constant : plan.constants()) {
            type.addEnumConstant(
                    constant.javaName(), TypeSpec.anonymousClassBuilder("$S", constant.label()).build());
        }
        return type.addField(FieldSpec.builder(ParameterizedTypeName.get(RuntimeTypes.LABELS, self), "LABELS",
                                Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The labels as PostgreSQL has them.\n")
                        .initializer("$T.of($S, values())", RuntimeTypes.LABELS, plan.sql())
                        .build())
                .addField(FieldSpec.builder(ParameterizedTypeName.get(RuntimeTypes.CODEC, self), "CODEC",
                                Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.enumeration(LABELS)", RuntimeTypes.PG_CODECS)
                        .build())
                .addField(String.class, "label", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "label")
                        .addStatement("this.label = label")
                        .build())
                .addMethod(MethodSpec.methodBuilder("label")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return label")
                        .build())
                .build();
    }
}
