package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.VariantPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Prints the class of a switch route. */
record SwitchEmitter(SwitchPlan plan, Plan all) {

    private static final ClassName REQUEST = RouteClass.nested("Request");
    private static final ParameterSpec PARAMETER = ParameterSpec.builder(REQUEST, "request").build();

    TypeSpec emit() {
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(), "answers by one of its variants:\n" + plan.variants().stream()
                .map(variant -> "{@link " + variant.name() + "}")
                .collect(Collectors.joining(",\n")) + ".");
        type.addField(choice(), "choice", Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(constructor());
        type.addMethod(run().addJavadoc("Calls the variant that is chosen: the route without HTTP.\n")
                .addStatement("return choice.run(request)").build());
        if (plan.stickyHeader().isPresent()) {
            type.addMethod(run().addJavadoc("The same for a client, who gets the same variant each time.\n")
                    .addParameter(String.class, "client")
                    .addStatement("return choice.run(request, client)").build());
        }
        type.addMethod(handle());
        plan.variants().forEach(variant -> type.addMethod(request(variant)));
        type.addType(RequestEmitter.unread(plan));
        if (plan.ownRow()) {
            Set<TypeName> converted = new HashSet<>();
            plan.variants().stream().filter(variant -> converted.add(rowOf(variant))).forEach(variant -> type.addMethod(row(variant)));
            type.addType(ResponseEmitter.record("Row", plan.oneRow() ? "The row of the answer." : "One row of the answer.", plan.outputs())
                    .build());
        }
        return type.build();
    }

    // RouteSwitch<Request, List<Row>>
    private TypeName choice() {
        return ParameterizedTypeName.get(RuntimeTypes.ROUTE_SWITCH, REQUEST, result());
    }

    private TypeName result() {
        ClassName row = RouteClass.nested(plan.exchange().gives().rows().get(0).recordName());
        return plan.oneRow() ? row : ParameterizedTypeName.get(ClassName.get(List.class), row);
    }

    // Search(Variants variants, SearchV1 searchV1, SearchV2 searchV2) {
    //     this.choice = variants.add("Search", "X-User", List.of(
    //             new Variant<>("SearchV1", 90, SearchV1.USES, searchV1,
    //                     request -> searchV1.run(toSearchV1(request)).stream().map(Search::row).toList()),
    //             …));
    // }
    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(RuntimeTypes.VARIANTS, "variants");
        plan.variants().forEach(variant -> constructor.addParameter(routeClass(variant), member(variant)));
        CodeBlock all = plan.variants().stream().map(this::variant).collect(CodeBlock.joining(",\n"));
        return constructor.addStatement("this.choice = variants.add($S, $L$T.of(\n$L))", plan.endpoint().className(),
                plan.stickyHeader().map(header -> CodeBlock.of("$S, ", header)).orElse(CodeBlock.of("")), List.class, all).build();
    }

    private CodeBlock variant(VariantPlan variant) {
        CodeBlock run = CodeBlock.of("$N.run($L(request))", member(variant), converter(variant));
        CodeBlock row = CodeBlock.of("$T::row", routeClass(plan.endpoint()));
        CodeBlock converted = !plan.ownRow() ? run
                : plan.oneRow() ? CodeBlock.of("row($L)", run) : CodeBlock.of("$L$Z.stream().map($L).toList()", run, row);
        CodeBlock uses = all.uses(variant.route()).isEmpty() ? CodeBlock.of("$T.of()", List.class) : CodeBlock.of("$T.USES", routeClass(variant));
        return CodeBlock.of("new $T<>($S, $L, $N, $L,\n        request ->$W$L)", RuntimeTypes.VARIANT, variant.name(),
                variant.percentage(), member(variant), uses, converted);
    }

    private MethodSpec.Builder run() {
        return MethodSpec.methodBuilder("run").addModifiers(Modifier.PUBLIC).returns(result()).addParameter(PARAMETER);
    }

    // @Override
    // public void handle(ServerRequest req, ServerResponse res) throws Exception {
    //     choice.handle(req, res);
    // }
    private static MethodSpec handle() {
        return MethodSpec.methodBuilder("handle")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addException(Exception.class)
                .addParameter(RuntimeTypes.SERVER_REQUEST, "req")
                .addParameter(RuntimeTypes.SERVER_RESPONSE, "res")
                .addStatement("choice.handle(req, res)")
                .build();
    }

    // private static SearchV1.Request toSearchV1(Request request) {
    //     return new SearchV1.Request(request.text(), request.maxRows());
    // }
    private MethodSpec request(VariantPlan variant) {
        ClassName request = routeClass(variant).nestedClass("Request");
        return MethodSpec.methodBuilder(converter(variant))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(request)
                .addParameter(PARAMETER)
                .addStatement("return new $T($L)", request, variant.route().inputs().stream()
                        .map(InputField::javaName)
                        .map(name -> CodeBlock.of("request.$N()", name))
                        .collect(CodeBlock.joining(",$W")))
                .build();
    }

    // private static Row row(SearchV1.Row row) {
    //     return new Row(row.filmId(), row.title());
    // }
    private MethodSpec row(VariantPlan variant) {
        return MethodSpec.methodBuilder("row")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RouteClass.nested("Row"))
                .addParameter(rowOf(variant), "row")
                .addStatement("return new Row($L)", plan.outputs().stream()
                        .map(OutputField::javaName)
                        .map(name -> CodeBlock.of("row.$N()", name))
                        .collect(CodeBlock.joining(",$W")))
                .build();
    }

    private static ClassName rowOf(VariantPlan variant) {
        return variant.rowIsShared() ? RouteClass.nested(variant.rowClass()) : routeClass(variant).nestedClass(variant.rowClass());
    }

    private static String member(VariantPlan variant) {
        return variant.route().endpoint().memberName();
    }

    private static String converter(VariantPlan variant) {
        return "to" + variant.name();
    }

    private static ClassName routeClass(VariantPlan variant) {
        return routeClass(variant.route().endpoint());
    }

    private static ClassName routeClass(Endpoint endpoint) {
        return ClassName.get("", endpoint.className());
    }
}
