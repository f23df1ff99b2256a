package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Prints the class {@code Request} of a route whose inputs are too many for a record. */
final class WideRequestEmitter {

    private WideRequestEmitter() {}

    // public static final class Request {
    //     private Input<String> title = Input.absent();
    //     public Input<String> title() { … }
    //     public Request title(Input<String> title) { … }
    //     static Request read(RequestReader in) { … }
    // }
    static TypeSpec emit(RoutePlan route, String javadoc) {
        List<InputField> inputs = route.inputs();
        TypeSpec.Builder type = WideClass.builder("Request", javadoc);
        for (InputField input : inputs) {
            CodeBlock initial = input.presence().threeState() ? RequestEmitter.initial(input) : CodeBlock.of("");
            type.addField(WideClass.field(RequestEmitter.type(input), input.javaName(), initial));
        }
        type.addMethod(read(route));
        for (int number = 0; number < WideClass.parts(inputs.size()); number++) {
            type.addMethod(readPart(number, WideClass.part(inputs, number)));
        }
        for (InputField input : inputs) {
            TypeName fieldType = RequestEmitter.type(input);
            type.addMethod(WideClass.accessor(fieldType, input.javaName(), input.comment()));
            type.addMethod(setter(fieldType, input.javaName()));
        }
        return type.build();
    }

    // static Request read(RequestReader in) {
    //     Request request = new Request();
    //     while (in.next()) {
    //         if (!request.readPart0(in) && !request.readPart1(in)) {
    //             in.unknown();
    //         }
    //     }
    //     in.end("title");
    //     return request;
    // }
    private static MethodSpec read(RoutePlan route) {
        String noPart = IntStream.range(0, WideClass.parts(route.inputs().size()))
                .mapToObj(number -> "!request.readPart" + number + "(in)")
                .collect(Collectors.joining(" && "));
        MethodSpec.Builder read = MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.STATIC)
                .returns(RouteClass.nested("Request"))
                .addParameter(RuntimeTypes.REQUEST_READER, "in")
                .addStatement("Request request = new Request()");
        if (RequestEmitter.ignoresWithin(route)) {
            read.addStatement("in.ignoreUnknown()");
        }
        return read
                .beginControlFlow("while (in.next())")
                .beginControlFlow("if ($L)", noPart)
                .addStatement("$L", RequestEmitter.otherwise(route))
                .endControlFlow()
                .endControlFlow()
                .addStatement("in.end($L)", RequestEmitter.required(route.inputs()))
                .addStatement("return request")
                .build();
    }

    // private boolean readPart0(RequestReader in) {
    //     switch (in.name()) {
    //         case "title" -> title = in.text(60);
    //         default -> {
    //             return false;
    //         }
    //     }
    //     return true;
    // }
    private static MethodSpec readPart(int number, List<InputField> inputs) {
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch (in.name())");
        for (InputField input : inputs) {
            body.addStatement("case $S ->$W$N =$W$L", input.name(), input.javaName(), RequestEmitter.value(input));
        }
        body.beginControlFlow("default ->").addStatement("return false").endControlFlow();
        return MethodSpec.methodBuilder("readPart" + number)
                .addModifiers(Modifier.PRIVATE)
                .returns(boolean.class)
                .addParameter(RuntimeTypes.REQUEST_READER, "in")
                .addCode(body.endControlFlow().build())
                .addStatement("return true")
                .build();
    }

    // public Request title(Input<String> title) {
    //     this.title = title;
    //     return this;
    // }
    private static MethodSpec setter(TypeName type, String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(RouteClass.nested("Request"))
                .addParameter(type, name)
                .addStatement("this.$1N = $1N", name)
                .addStatement("return this")
                .build();
    }
}
