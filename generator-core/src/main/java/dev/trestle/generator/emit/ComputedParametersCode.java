package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.ComputedParameter;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Prints the parameters of a route that functions of computed columns compute. */
record ComputedParametersCode(List<ComputedParameter> parameters) {

    private static final ClassName VALUES = RouteClass.nested("Parameters");
    private static final ClassName REQUEST = RouteClass.nested("Request");

    static ComputedParametersCode of(RoutePlan route) {
        return new ComputedParametersCode(route.computedParameters());
    }

    /** The functions that these routes take, each once. */
    static List<ParameterSpec> functions(Stream<RoutePlan> routes) {
        return routes.flatMap(route -> route.computedParameters().stream()).map(ComputedParametersCode::function).distinct().toList();
    }

    private static ParameterSpec function(ComputedParameter parameter) {
        return ParameterSpec.builder(RouteClass.nested(parameter.className()).nestedClass("Function"), parameter.memberName()).build();
    }

    // private final ComputedParameter<FilmEmbedding.Input, List<Float>> qParameter;
    //
    // (Computed computed, FilmEmbedding.Function filmEmbedding)
    //     this.qParameter = computed.parameter(FilmEmbedding.column(filmEmbedding), "text");
    void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        if (parameters.isEmpty()) {
            return;
        }
        constructor.addParameter(RuntimeTypes.COMPUTED, "computed");
        constructor.addParameters(parameters.stream().map(ComputedParametersCode::function).distinct().toList());
        for (ComputedParameter parameter : parameters) {
            type.addField(ParameterizedTypeName.get(RuntimeTypes.COMPUTED_PARAMETER, input(parameter), ValueCode.of(parameter.bound().type()).boxed()),
                    field(parameter), Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement("this.$N = computed.parameter($L.column($N),$W$L)", field(parameter), parameter.className(),
                    parameter.memberName(), parameter.fields().stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(",$W")));
        }
    }

    /** What stands for it among the arguments of the constructor. */
    Optional<CodeBlock> arguments() {
        return parameters.isEmpty() ? Optional.empty() : Optional.of(Stream.concat(Stream.of("computed"),
                parameters.stream().map(ComputedParameter::memberName).distinct()).map(name -> CodeBlock.of("$N", name))
                .collect(CodeBlock.joining(",$W")));
    }

    // Parameters parameters = compute(request);
    /** What stands before a statement that binds them. */
    CodeBlock computing() {
        return parameters.isEmpty() ? CodeBlock.of("") : CodeBlock.builder().addStatement("$T parameters = compute(request)", VALUES).build();
    }

    // /** Calls the function of {@code film.embedding}; no connection is in use. */
    // private Parameters compute(Request request) {
    //     return new Parameters(qParameter.value(new FilmEmbedding.Input(request.text())));
    // }
    //
    // /** The parameters that functions compute. */
    // private record Parameters(List<Float> q) {}
    void addMembers(TypeSpec.Builder type) {
        if (parameters.isEmpty()) {
            return;
        }
        type.addMethod(MethodSpec.methodBuilder("compute")
                .addJavadoc("Calls $L of $L; no connection is in use.\n", parameters.size() == 1 ? "the function" : "the functions",
                        parameters.stream().map(parameter -> JavadocText.code(parameter.column())).distinct().collect(Collectors.joining(" and ")))
                .addModifiers(Modifier.PRIVATE)
                .returns(VALUES)
                .addParameter(REQUEST, "request")
                .addStatement("return new $T(\n$L)", VALUES,
                        parameters.stream().map(ComputedParametersCode::value).collect(CodeBlock.joining(",\n")))
                .build());
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        parameters.forEach(parameter -> components.addParameter(new InputCode(parameter.bound()).type(), parameter.bound().javaName()));
        type.addType(TypeSpec.recordBuilder(VALUES.simpleName())
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("The parameters that functions compute.\n")
                .recordConstructor(components.build())
                .build());
    }

    private static CodeBlock value(ComputedParameter parameter) {
        return CodeBlock.of("$N.$L(new $T($L))", field(parameter), parameter.bound().presence().nullable() ? "valueOrNull" : "value",
                input(parameter), parameter.arguments().stream().map(ComputedParametersCode::argument).collect(CodeBlock.joining(",$W")));
    }

    private static CodeBlock argument(ComputedParameter.Argument argument) {
        CodeBlock field = CodeBlock.of("request.$N()", argument.field().javaName());
        return !argument.optional() ? field
                : CodeBlock.of("$T.$L($L)", Optional.class, argument.field().presence().nullable() ? "ofNullable" : "of", field);
    }

    private static ClassName input(ComputedParameter parameter) {
        return RouteClass.nested(parameter.className()).nestedClass("Input");
    }

    private static String field(ComputedParameter parameter) {
        return parameter.bound().javaName() + "Parameter";
    }
}
