package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the record {@code Request} of a route. */
final class RequestEmitter {

    private RequestEmitter() {}

    // public record Request(String title, Input<MpaaRating> rating) {
    //     static Request read(RequestReader in) { … }
    // }
    static TypeSpec emit(RoutePlan route) {
        boolean one = route.exchange().takes().amount() instanceof Amount.One;
        String javadoc = (one ? "The request of " : "One row of the request of ")
                + JavadocText.code(RouteClass.title(route.endpoint())) + ".";
        if (!RecordLimit.fitsInputs(route.inputs())) {
            return WideRequestEmitter.emit(route, javadoc);
        }
        TypeSpec.Builder type = TypeSpec.recordBuilder("Request")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", javadoc)
                .recordConstructor(components(route.inputs()))
                .addMethod(read(route));
        if (route.background()) {
            type.addMethod(StoredRequestCode.write(route.inputs()));
        }
        return type.build();
    }

    private static MethodSpec components(List<InputField> inputs) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (InputField input : inputs) {
            ParameterSpec.Builder component = ParameterSpec.builder(type(input), input.javaName());
            if (!input.comment().isEmpty()) {
                component.addJavadoc("$L\n", JavadocText.paragraph(input.comment()));
            }
            constructor.addParameter(component.build());
        }
        return constructor.build();
    }

    static TypeName type(InputField input) {
        ValueCode code = ValueCode.of(input.type());
        return switch (input.presence()) {
            case REQUIRED -> code.type();
            case REQUIRED_OR_NULL, NULL_IF_ABSENT -> code.nullable();
            case OPTIONAL -> ParameterizedTypeName.get(RuntimeTypes.INPUT, code.boxed());
            case OPTIONAL_OR_NULL -> ParameterizedTypeName.get(RuntimeTypes.INPUT, code.nullable());
        };
    }

    // static Request read(RequestReader in) {
    //     String title = null;
    //     while (in.next()) {
    //         switch (in.name()) {
    //             case "title" -> title = in.text(60);
    //             default -> in.unknown();
    //         }
    //     }
    //     in.end("title");
    //     return new Request(title);
    // }
    private static MethodSpec read(RoutePlan route) {
        CodeBlock.Builder body = CodeBlock.builder();
        for (InputField input : route.inputs()) {
            body.addStatement("$T $N =$W$L", type(input).withoutAnnotations(), input.javaName(), initial(input));
        }
        if (ignoresWithin(route)) {
            body.addStatement("in.ignoreUnknown()");
        }
        body.beginControlFlow("while (in.next())");
        body.add(oneField(route));
        body.endControlFlow();
        body.addStatement("in.end($L)", required(route.inputs()));
        body.addStatement("return new Request($L)", route.inputs().stream()
                .map(input -> CodeBlock.of("$N", input.javaName()))
                .collect(CodeBlock.joining(",$W")));
        return MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.STATIC)
                .returns(RouteClass.nested("Request"))
                .addParameter(RuntimeTypes.REQUEST_READER, "in")
                .addCode(body.build())
                .build();
    }

    private static CodeBlock oneField(RoutePlan route) {
        if (route.inputs().isEmpty()) {
            return CodeBlock.builder().addStatement(otherwise(route)).build();
        }
        CodeBlock.Builder choice = CodeBlock.builder().beginControlFlow("switch (in.name())");
        for (InputField input : route.inputs()) {
            choice.addStatement("case $S ->$W$N =$W$L", input.name(), input.javaName(), value(input));
        }
        return choice.addStatement("default -> $L", otherwise(route)).endControlFlow().build();
    }

    /** Whether unknown fields are to be ignored within values too. */
    static boolean ignoresWithin(RoutePlan route) {
        return route.exchange().takes().ignoreUnknownFields()
                && route.inputs().stream().anyMatch(input -> input.type().hasFields());
    }

    static String otherwise(RoutePlan route) {
        return route.exchange().takes().ignoreUnknownFields() ? "in.skip()" : "in.unknown()";
    }

    static CodeBlock initial(InputField input) {
        if (input.presence().threeState()) {
            return CodeBlock.of("$T.absent()", RuntimeTypes.INPUT);
        }
        return initial(type(input));
    }

    static CodeBlock initial(TypeName type) {
        if (!type.isPrimitive()) {
            return CodeBlock.of("null");
        }
        return CodeBlock.of(type.equals(TypeName.BOOLEAN) ? "false" : "0");
    }

    static CodeBlock value(InputField input) {
        ValueCode code = ValueCode.of(input.type());
        Presence presence = input.presence();
        CodeBlock value = presence.nullable() ? CodeBlock.of("in.orNull($L)", code.reader()) : code.read();
        return presence.threeState() ? CodeBlock.of("$T.of($L)", RuntimeTypes.INPUT, value) : value;
    }

    static CodeBlock required(List<InputField> inputs) {
        return inputs.stream()
                .filter(input -> input.presence().required())
                .map(input -> CodeBlock.of("$S", input.name()))
                .collect(CodeBlock.joining(",$W"));
    }
}
